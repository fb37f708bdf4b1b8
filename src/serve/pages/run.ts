import { html } from 'hono/html'
import type { ChangeCounts, Changes, Harvest, Received } from '../../model/harvest.ts'
import { resourceTypes } from '../../model/record.ts'
import { syntaxById } from '../../rdf/syntaxes.ts'
import type { Store, StoredSource } from '../../store/store.ts'
import { formatBytes, formatDuration, formatNumber } from '../../text/format.ts'
import type { Language } from '../../text/language.ts'
import { inLanguage, outward, sourcePath } from '../links.ts'
import { shortened } from '../literals.ts'
import { guideIn } from '../parts/advice.ts'
import { bar } from '../parts/bar.ts'
import { findingGroups } from '../parts/findings.ts'
import { groupFindings } from '../parts/group.ts'
import { type Counts, countMarks, isEmpty, stateMark, stateOf } from '../parts/state.ts'
import { moment } from '../parts/time.ts'
import type { ServeTools } from '../tools.ts'
import type { Html, PageRequest, View } from '../view.ts'
import { failureNotice } from './source.ts'

const mostUris = 200
const neighbours = 200

/** One run: what happened, how long each step took, what was received, what changed and what was found. */
export async function runPage(request: PageRequest, tools: ServeTools): Promise<View | null> {
  const { store } = tools
  const harvest = /^[1-9]\d{0,12}$/.test(request.parameters.id)
    ? await store.harvest(Number(request.parameters.id))
    : null
  if (harvest === null) return null
  const [source, findings, counts, near] = await Promise.all([
    store.source(harvest.source),
    store.harvestFindings(harvest.id),
    store.harvestFindingCounts(harvest.id),
    neighboursOf(harvest, store),
  ])
  const { words } = request
  const guide = guideIn(tools.profile, () => harvest.received?.syntax ?? null)
  const body = html`<header class="entry-head"><p class="kind">${source === null ? harvest.source : html`<bdi>${source.title}</bdi>`}</p><h1>${words.harvest.run(harvest.id)}</h1>
${outcome(harvest, counts, request)}</header>
${failureNotice(harvest, request)}
${changeSection(harvest.changes, request)}
<section><h2>${words.harvest.findingsTitle}</h2>
${counts === null || isEmpty(counts) ? '' : html`<p>${countMarks(counts, request)}</p>`}
${findings.length === 0 ? withoutFindings(harvest, counts, request) : findingGroups(groupFindings(findings), request, { guide })}</section>
<div class="columns">${timingSection(harvest, request)}${receivedSection(harvest.received, request)}</div>
${neighbourLinks(near, request)}`
  return { title: words.harvest.run(harvest.id), crumbs: crumbsOf(source, words), body }
}

function crumbsOf(source: StoredSource | null, words: PageRequest['words']): View['crumbs'] & object {
  const own = source === null ? [] : [{ label: shortened(source.title, 80), path: sourcePath(source) }]
  return [{ label: words.harvest.title, path: '/harvest' }, ...own]
}

/** Why there are no findings to show: there were none, nothing was read anew, or they are no longer kept. */
function withoutFindings(harvest: Harvest, counts: Counts | null, { words, language }: PageRequest): Html {
  const onSource = html`<a href="${inLanguage(sourcePath({ id: harvest.source }), language)}">${words.harvest.toSource}</a>`
  if (counts === null || !isEmpty(counts)) return html`<p class="quiet">${words.harvest.notKept} ${onSource}</p>`
  const isReadAnew = harvest.status !== 'unchanged' || harvest.received !== null
  return isReadAnew
    ? html`<p class="quiet">${harvest.status === 'failed' ? words.harvest.noneInRun : words.findings.none}</p>`
    : html`<p class="quiet">${words.harvest.formerStand} ${onSource}</p>`
}

function outcome(harvest: Harvest, counts: Counts | null, request: PageRequest): Html {
  const { words, language } = request
  const state = stateOf(harvest, counts, false)
  const ms = harvest.endedAt.getTime() - harvest.startedAt.getTime()
  const sentence =
    harvest.error === null && state !== 'waiting' && state !== 'running' ? words.harvest.outcomes[state] : ''
  return html`<p>${stateMark(state, request)} ${sentence}</p>
<p class="quiet">${words.harvest.started} ${words.harvest.triggers[harvest.trigger]} · ${moment(harvest.startedAt, request)}
· ${words.harvest.duration} ${formatDuration(ms, language)}</p>`
}

function changeSection(changes: Changes | null, request: PageRequest): Html {
  if (changes === null) return html``
  const { words, language } = request
  const heads = [words.harvest.added, words.harvest.updated, words.harvest.removed, words.harvest.unchanged]
  const rows = resourceTypes.flatMap(type => {
    const counts = changes.byType[type]
    return counts === undefined ? [] : [changeRow(words.resourceType[type], counts, { heads, language })]
  })
  return html`<section><h2>${words.harvest.changesTitle}</h2>
<table class="stack"><caption>${words.harvest.changesCaption}</caption>
<thead><tr>
<th scope="col">${words.harvest.type}</th>${heads.map(head => html`<th scope="col" class="number">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table>
${uriList(words.harvest.addedList, changes.addedURIs, request)}
${uriList(words.harvest.updatedList, changes.updatedURIs, request)}
${uriList(words.harvest.removedList, changes.removedURIs, request)}</section>`
}

function changeRow(
  name: string,
  counts: ChangeCounts,
  { heads, language }: { readonly heads: readonly string[]; readonly language: Language },
): Html {
  const cells = [counts.added, counts.updated, counts.removed, counts.unchanged]
  return html`<tr>
<th scope="row">${name}</th>${cells.map((count, at) => html`<td class="number" data-label="${heads[at]}">${formatNumber(count, language)}</td>`)}</tr>`
}

function uriList(title: string, uris: readonly string[], { words }: PageRequest): Html {
  if (uris.length === 0) return html``
  const items = uris
    .slice(0, mostUris)
    .map(
      uri =>
        html`<li><a class="iri" href="/resource?uri=${encodeURIComponent(uri)}"><bdi>${shortened(uri, 200)}</bdi></a></li>`,
    )
  const rest = uris.length - mostUris
  return html`<details><summary>${title} (${uris.length})</summary><ul class="plain">${items}</ul>
${rest > 0 ? html`<p class="quiet">${words.general.more(rest)}</p>` : ''}</details>`
}

function timingSection({ timings }: Harvest, { words, language }: PageRequest): Html {
  const steps: Readonly<Record<string, string>> = words.harvest.steps
  const longest = Math.max(...Object.values(timings), 1)
  const rows = Object.entries(timings).map(
    ([step, ms]) =>
      html`<tr>
<th scope="row">${steps[step] ?? step}</th>
<td class="bar-cell">${bar(ms / longest)}</td>
<td class="number">${formatDuration(ms, language)}</td>
</tr>`,
  )
  if (rows.length === 0) return html``
  return html`<section><h2>${words.harvest.timings}</h2>
<table><caption>${words.harvest.timingsCaption}</caption>
<thead><tr>
<th scope="col">${words.harvest.step}</th>
<td></td><th scope="col" class="number">${words.harvest.duration}</th></tr></thead>
<tbody>${rows}</tbody>
</table></section>`
}

function receivedSection(received: Received | null, { words, language }: PageRequest): Html {
  const { harvest } = words
  if (received === null)
    return html`<section><h2>${harvest.received}</h2><p class="quiet">${harvest.nothingReceived}</p></section>`
  const row = (label: string, value: Html | string | null) =>
    value === null ? '' : html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  return html`<section><h2>${harvest.received}</h2><dl class="facts-list">
${row(harvest.finalUrl, outward(received.finalUrl))}${row(harvest.mediaType, received.mediaType)}${row(harvest.syntax, received.syntax === null ? null : (syntaxById(received.syntax)?.label ?? received.syntax))}
${row(harvest.bytes, formatBytes(received.bytes, language))}${row(harvest.triples, received.triples === null ? null : formatNumber(received.triples, language))}
${row(harvest.etag, received.etag === null ? null : html`<code>${shortened(received.etag, 100)}</code>`)}${row(harvest.lastModified, received.lastModified)}</dl></section>`
}

interface Neighbours {
  readonly previous: number | null
  readonly next: number | null
}

/** The runs of the same source before and after, among the latest ones. */
async function neighboursOf({ id, source }: Harvest, store: Store): Promise<Neighbours> {
  const { items } = await store.harvests({ source, limit: neighbours, offset: 0 })
  const place = items.findIndex(run => run.id === id)
  if (place === -1) return { previous: null, next: null }
  return { previous: items[place + 1]?.id ?? null, next: items[place - 1]?.id ?? null }
}

function neighbourLinks({ previous, next }: Neighbours, { words, language }: PageRequest): Html {
  const link = (id: number | null, label: string) =>
    id === null ? '' : html`<li><a href="${inLanguage(`/harvest/runs/${id}`, language)}">${label}</a></li>`
  return html`<nav class="pages" aria-label="${words.harvest.history}"><ul>${link(previous, words.harvest.previousRun)}${link(next, words.harvest.nextRun)}</ul></nav>`
}
