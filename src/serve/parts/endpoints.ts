import { html } from 'hono/html'
import { dcat } from '../../rdf/vocabulary.ts'
import type { EntryFacts } from '../describe/entry-facts.ts'
import { outward } from '../links.ts'
import type { Html, PageRequest } from '../view.ts'

const mostShown = 20

/** How to call a data service: its addresses and the descriptions of them; nothing when it states none. */
export function endpointSection({ graph, subject }: EntryFacts, { words }: PageRequest): Html {
  const row = (label: string, property: string): Html => {
    const all = graph.objectsOf(subject, graph.iri(property))
    const values = all.slice(0, mostShown)
    const rest = all.length - values.length
    if (values.length === 0) return html``
    return html`<div><dt>${label}</dt><dd><ul class="plain">${values.map(id => html`<li>${outward(graph.value(id))}</li>`)}</ul>${rest > 0 ? html`<p class="quiet">${words.general.more(rest)}</p>` : ''}</dd></div>`
  }
  const { dataset } = words
  return html`<section id="use"><h2>${dataset.use}</h2>
<dl class="properties">${row(dataset.endpoint, dcat.endpointURL)}${row(dataset.endpointDescription, dcat.endpointDescription)}</dl></section>`
}
