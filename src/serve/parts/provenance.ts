import { html } from 'hono/html'
import type { Duplicate, Store } from '../../store/store.ts'
import type { EntryFacts } from '../describe/entry-facts.ts'
import { inLanguage, outward, pathOf, sourcePath } from '../links.ts'
import type { Html, PageRequest } from '../view.ts'
import { moment } from './time.ts'

const mostDuplicates = 20

/** Where a resource was harvested, when it was seen, and where else it stands. */
export async function provenanceSection(
  { entry, source }: EntryFacts,
  request: PageRequest,
  store: Store,
): Promise<Html> {
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
<div><dt>${dataset.identifier}</dt><dd>${outward(entry.primaryTopic)}</dd></div>
${await alsoFoundAt(await store.duplicatesOf(entry), request, store)}</dl></section>`
}

async function alsoFoundAt(duplicates: readonly Duplicate[], request: PageRequest, store: Store): Promise<Html> {
  if (duplicates.length === 0) return html``
  const { dataset, general } = request.words
  const items = await Promise.all(duplicates.slice(0, mostDuplicates).map(each => item(each, request, store)))
  const rest = duplicates.length - items.length
  return html`<div><dt>${dataset.alsoFound}</dt><dd><ul class="plain">${items}${rest > 0 ? html`<li class="quiet">${general.more(rest)}</li>` : ''}</ul></dd></div>`
}

async function item({ entry, isSameUri, decidedBy }: Duplicate, request: PageRequest, store: Store): Promise<Html> {
  const { dataset } = request.words
  const source = await store.source(entry.source)
  const same = isSameUri ? dataset.sameUri : dataset.sameIdentifier
  const why = entry.supersededBy === null ? dataset.shownThere[decidedBy] : dataset.shownHere[decidedBy]
  return html`<li><a href="${inLanguage(pathOf(entry), request.language)}"><bdi>${source?.title ?? entry.source}</bdi></a>
<span class="quiet small">${same} ${why}</span></li>`
}
