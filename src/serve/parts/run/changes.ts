import { html } from 'hono/html'
import type { Changes } from '../../../model/harvest.ts'
import { resourceTypes } from '../../../model/record.ts'
import { formatNumber } from '../../../text/format.ts'
import { runStoryWords } from '../../../text/run-story.ts'
import { shortened } from '../../literals.ts'
import type { Html, PageRequest } from '../../view.ts'
import { table } from '../table.ts'

const mostUris = 200

/** How many records of each type a run added, updated, removed and left alone. */
export function changeTable(changes: Changes, request: PageRequest, caption?: string): Html {
  const { words, language } = request
  const { harvest } = words
  const heads = [harvest.added, harvest.updated, harvest.removed, harvest.unchanged]
  const rows = resourceTypes.flatMap(type => {
    const counts = changes.byType[type]
    if (counts === undefined) return []
    const cells = [counts.added, counts.updated, counts.removed, counts.unchanged]
    return [[words.resourceType[type], ...cells.map(count => formatNumber(count, language))]]
  })
  const columns = heads.map(label => ({ label, isNumber: true }))
  return table(caption ?? harvest.changesCaption, [harvest.type, ...columns], rows)
}

/** What a run changed: the counts, and the addresses of each kind folded. */
export function changeSection(
  changes: Changes | null,
  request: PageRequest,
  { graceDays }: { readonly graceDays: number | null },
): Html {
  if (changes === null) return html``
  const { harvest } = request.words
  const story = runStoryWords[request.language]
  const missing = changes.missingURIs
  const grace = missing.length > 0 && graceDays !== null ? html`<p>${story.missingText(graceDays)}</p>` : ''
  return html`<section><h2>${harvest.changesTitle}</h2>
${changeTable(changes, request)}
${grace}
${uriList(harvest.addedList, changes.addedURIs, request)}
${uriList(harvest.updatedList, changes.updatedURIs, request)}
${uriList(harvest.removedList, changes.removedURIs, request)}
${uriList(story.missingList, missing, request)}</section>`
}

/** Addresses of resources, folded; nothing when there are none. */
export function uriList(title: string, uris: readonly string[], { words, language }: PageRequest): Html {
  if (uris.length === 0) return html``
  const items = uris
    .slice(0, mostUris)
    .map(
      uri =>
        html`<li><a class="iri" href="/resource?uri=${encodeURIComponent(uri)}"><bdi>${shortened(uri, 200)}</bdi></a></li>`,
    )
  const rest = uris.length - mostUris
  return html`<details><summary>${title} (${formatNumber(uris.length, language)})</summary><ul class="plain">${items}</ul>
${rest > 0 ? html`<p class="quiet">${words.general.more(rest)}</p>` : ''}</details>`
}
