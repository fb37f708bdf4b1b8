import { html } from 'hono/html'
import { syntaxes } from '../../rdf/syntaxes.ts'
import type { FullEntry } from '../../store/store.ts'
import { recordPath } from '../links.ts'
import type { Html, PageRequest } from '../view.ts'

/** The formats in which one record is given, as people and `?format=` name them. */
export const recordFormats = ['turtle', 'rdfxml', 'jsonld', 'ntriples'].flatMap(id =>
  syntaxes.filter(syntax => syntax.id === id).map(({ label, mediaTypes }) => ({ id, label, mediaType: mediaTypes[0] })),
)

/** Links to the record in every format. */
export function machineSection(entry: FullEntry, { words }: PageRequest): Html {
  const { dataset } = words
  return html`<section><h2>${dataset.machine}</h2><p class="small">${dataset.machineText}</p>
<ul class="plain formats">${recordFormats.map(({ id, label, mediaType }) => html`<li><a href="${recordPath(entry)}?format=${id}" type="${mediaType}">${label}</a></li>`)}</ul></section>`
}
