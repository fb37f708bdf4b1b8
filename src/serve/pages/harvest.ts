import { html } from 'hono/html'
import type { Harvest } from '../../model/harvest.ts'
import type { StoredSource } from '../../store/store.ts'
import { collator, formatNumber } from '../../text/format.ts'
import { harvestErrorText } from '../../text/harvest-errors.ts'
import { runStoryWords } from '../../text/run-story.ts'
import { type StatusName, statusText } from '../../text/statuses.ts'
import { inLanguage, sourcePath } from '../links.ts'
import { shortened } from '../literals.ts'
import { feedAlternate, feedLink } from '../parts/feed-link.ts'
import { pagination, sliceOf } from '../parts/pagination.ts'
import { shownFacts } from '../parts/run/shown-exchange.ts'
import { scoreCell } from '../parts/score.ts'
import { select } from '../parts/select.ts'
import { type Counts, countMarks, linkedCounts, stateMark, stateOf } from '../parts/state.ts'
import { ago } from '../parts/time.ts'
import { headlineOf } from '../quality/method.ts'
import type { ServeTools } from '../tools.ts'
import type { Html, PageRequest, View } from '../view.ts'

/** The states, those that need attention first. */
const order: readonly StatusName[] = ['failed', 'held', 'remarks', 'running', 'waiting', 'succeeded', 'unchanged']

/** A source and how it went. */
interface Row {
  readonly source: StoredSource
  readonly harvest: Harvest | null
  /** The findings that stand for the source. */
  readonly counts: Counts
  /** The last run's own findings. */
  readonly own: Counts | null
  readonly state: StatusName
}

/** Every source: how its last harvest ended and why. */
export async function harvestPage(request: PageRequest, tools: ServeTools): Promise<View> {
  const { words, query, language } = request
  const all = await rowsOf(request, tools)
  const wanted = order.find(state => state === query.get('state')) ?? null
  const chosen = wanted === null ? all : all.filter(({ state }) => state === wanted)
  const slice = sliceOf(query, [100])
  const everything = { value: '', label: words.general.all }
  const shown = chosen.slice(slice.offset, slice.offset + slice.limit)
  const body = html`<h1>${words.harvest.title}</h1><p class="lead">${words.harvest.lead}</p>
${feedLink('/harvest', request)}
${tiles(all, request)}
<form class="filter" action="${inLanguage('/harvest', language)}" method="get"><label for="state">${words.harvest.filter}</label>
${select('state', [everything, ...order.map(state => ({ value: state, label: statusText(state)[language] }))], wanted ?? '')}
<button class="secondary">${words.general.show}</button></form>
<p role="status" class="total">${words.units.sources(chosen.length)}</p>
${shown.length === 0 ? html`<p>${words.harvest.noSources}</p>` : await table(shown, request, tools)}
${pagination(chosen.length, slice, request)}`
  return { title: words.harvest.title, body, alternates: [feedAlternate('/harvest', request)] }
}

async function rowsOf({ language }: PageRequest, { store, schedule }: ServeTools): Promise<Row[]> {
  const [sources, latest, running] = await Promise.all([store.sources(), store.latestHarvests(), store.running()])
  const rows = sources.map(async (source): Promise<Row> => {
    const harvest = latest.get(source.id) ?? null
    const counts = await store.findingCounts({ source: source.id })
    const own = harvest === null ? null : await store.harvestFindingCounts(harvest.id)
    return {
      source,
      harvest,
      counts,
      own,
      state: stateOf(harvest, own, running.has(source.id) || schedule.isRunning(source.id)),
    }
  })
  const compare = collator(language)
  const byNeed = (a: Row, b: Row) => order.indexOf(a.state) - order.indexOf(b.state)
  return (await Promise.all(rows)).sort((a, b) => byNeed(a, b) || compare(a.source.title, b.source.title))
}

function tiles(rows: readonly Row[], { words, language }: PageRequest): Html {
  const count = (...states: readonly StatusName[]) => rows.filter(({ state }) => states.includes(state)).length
  const tile = (label: string, number: number, state: StatusName) =>
    html`<li class="tile state-${state}"><a href="${inLanguage(`/harvest?state=${state}`, language)}"><span class="figure">${formatNumber(number, language)}</span> ${label}</a></li>`
  const { harvest } = words
  return html`<ul class="figures tiles" aria-label="${harvest.tiles}">
${tile(harvest.failed, count('failed'), 'failed')}${tile(harvest.held, count('held'), 'held')}${tile(harvest.remarks, count('remarks'), 'remarks')}
${tile(harvest.fine, count('succeeded'), 'succeeded')}${tile(harvest.unchangedSources, count('unchanged'), 'unchanged')}
${tile(harvest.running, count('running'), 'running')}${tile(harvest.waiting, count('waiting'), 'waiting')}</ul>`
}

async function table(rows: readonly Row[], request: PageRequest, tools: ServeTools): Promise<Html> {
  const { harvest } = request.words
  const heads = [
    harvest.source,
    harvest.state,
    harvest.last,
    harvest.next,
    harvest.changes,
    harvest.findings,
    harvest.score,
  ]
  const lines = await Promise.all(rows.map(row => line(row, heads, { request, tools })))
  return html`<div class="scroll"><table class="stack harvests"><caption>${harvest.caption}</caption>
<thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${lines}</tbody>
</table></div>`
}

async function line(
  { source, harvest, counts, own, state }: Row,
  heads: readonly string[],
  { request, tools }: { readonly request: PageRequest; readonly tools: ServeTools },
): Promise<Html> {
  const { language, words } = request
  const method = headlineOf(tools.profile)
  const summary = await tools.store.scoreSummary({ source: source.id }, method.id)
  return html`<tr>
<th scope="row" data-label="${heads[0]}"><a href="${inLanguage(sourcePath(source), language)}"><bdi>${shortened(source.title, 150)}</bdi></a></th>
<td data-label="${heads[1]}">${stateMark(state, request)}${reasonOf(harvest, request)}</td>
<td data-label="${heads[2]}">${harvest === null ? words.harvest.never : html`<a href="${inLanguage(`/harvest/runs/${harvest.id}`, language)}">${ago(harvest.endedAt, request)}</a>`}</td>
<td data-label="${heads[3]}">${nextRun(source, request, tools)}</td>
<td data-label="${heads[4]}">${changesOf(harvest, request)}</td>
<td data-label="${heads[5]}">${findingCell(harvest, { counts, own }, request)}</td>
<td data-label="${heads[6]}">${scoreCell(summary?.points ?? null, method, request)}</td></tr>`
}

/** Why the last run was not applied: what was decided of it, or what stopped it. */
function reasonOf(harvest: Harvest | null, { language }: PageRequest): Html {
  if (harvest === null || harvest.error === null) return html``
  const { error, decision } = harvest
  const text =
    decision === null
      ? harvestErrorText(error.code, shownFacts(error.details))[language]
      : runStoryWords[language].decided[decision.kind]
  return html`<p class="reason">${shortened(text, 300)}</p>`
}

/** The findings that stand; of a run that could not be applied its own, as what stands is from before. */
function findingCell(
  harvest: Harvest | null,
  { counts, own }: Pick<Row, 'counts' | 'own'>,
  request: PageRequest,
): Html {
  const isApplied = harvest !== null && harvest.error === null
  return isApplied ? countMarks(counts, request) : linkedCounts(harvest, own, request)
}

/** When a source is harvested next. */
export function nextRun(source: StoredSource, request: PageRequest, { schedule }: ServeTools): Html {
  const { harvest } = request.words
  if (!source.enabled) return html`${harvest.disabled}`
  const next = schedule.next(source)
  return next === null ? html`${harvest.onDemand}` : ago(next, request)
}

/** What a run changed, in a few words. */
export function changesOf(harvest: Harvest | null, { words }: PageRequest): Html {
  const changes = harvest?.changes ?? null
  if (changes === null) return html`<span class="quiet">–</span>`
  const { added, updated, removed } = changes
  if (added + updated + removed === 0) return html`<span class="quiet">${words.harvest.noChanges}</span>`
  return html`${words.harvest.changesShort(added, updated, removed)}`
}
