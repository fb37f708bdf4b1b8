import { html } from 'hono/html'
import type { EntryFacts } from '../describe/entry-facts.ts'
import { inLanguage, outward, sourcePath } from '../links.ts'
import type { Html, PageRequest } from '../view.ts'
import { moment } from './time.ts'

/** Where a resource was harvested and when it was seen. */
export function provenanceSection({ entry, source }: EntryFacts, request: PageRequest): Html {
  const { dataset } = request.words
  const from =
    source === null
      ? html`${entry.source}`
      : html`<a href="${inLanguage(sourcePath(source), request.language)}"><bdi>${source.title}</bdi></a>`
  return html`<section><h2>${dataset.provenance}</h2><dl class="facts-list">
<div><dt>${dataset.harvestedFrom}</dt><dd>${from}</dd></div>
<div><dt>${dataset.firstSeen}</dt><dd>${moment(entry.firstSeen, request)}</dd></div>
<div><dt>${dataset.lastSeen}</dt><dd>${moment(entry.lastSeen, request)}</dd></div>
<div><dt>${dataset.lastChanged}</dt><dd>${moment(entry.lastChanged, request)}</dd></div>
<div><dt>${dataset.identifier}</dt><dd>${outward(entry.primaryTopic)}</dd></div></dl></section>`
}
