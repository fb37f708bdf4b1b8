import { html } from 'hono/html'
import { wasJudged } from '../../harvest/judged.ts'
import type { Harvest, RunningHarvest } from '../../model/harvest.ts'
import type { Store, StoredSource } from '../../store/store.ts'
import { formatDuration } from '../../text/duration.ts'
import { runStoryWords } from '../../text/run-story.ts'
import { inLanguage, sourcePath } from '../links.ts'
import { shortened } from '../literals.ts'
import { guideIn } from '../parts/advice.ts'
import { failureNotice } from '../parts/failure.ts'
import { findingGroups } from '../parts/findings.ts'
import { groupFindings } from '../parts/group.ts'
import { changeSection } from '../parts/run/changes.ts'
import { decisionSection } from '../parts/run/decision.ts'
import { deltaSection } from '../parts/run/delta.ts'
import { diffSection } from '../parts/run/diffs.ts'
import { exchangeSection } from '../parts/run/exchanges.ts'
import { logSection } from '../parts/run/log.ts'
import { outcomeText } from '../parts/run/outcome.ts'
import { receivedSection, timingSection } from '../parts/run/steps.ts'
import { type Counts, countMarks, isEmpty, stateMark, stateOf } from '../parts/state.ts'
import { moment } from '../parts/time.ts'
import type { ServeTools } from '../tools.ts'
import type { Html, PageRequest, View } from '../view.ts'

const neighbours = 200

/** One run as a story: how it ended, what was asked and answered, what changed and what was found, and what was decided. */
export async function runPage(request: PageRequest, tools: ServeTools): Promise<View | null> {
  const { store } = tools
  const number = /^[1-9]\d{0,12}$/.test(request.parameters.id) ? Number(request.parameters.id) : null
  const harvest = number === null ? null : await store.harvest(number)
  if (harvest === null) return number === null ? null : await runningPage(number, request, store)
  const [source, findings, counts, near, delta, diffs, log] = await Promise.all([
    store.source(harvest.source),
    store.harvestFindings(harvest.id),
    store.harvestFindingCounts(harvest.id),
    neighboursOf(harvest, store),
    store.findingsDelta(harvest.id),
    store.diffs(harvest.id),
    store.logOf(harvest.id),
  ])
  const { words } = request
  const guide = guideIn(tools.profile, () => harvest.received?.syntax ?? null)
  const canDecide = (tools.administration ?? null) !== null
  const body = html`${headOf(harvest, { source, counts }, request)}
${harvest.decision === null ? failureNotice(harvest, request, tools) : ''}
${decisionSection(harvest, request, { canDecide })}
${changeSection(harvest.changes, request, { graceDays: source?.limits.graceDays ?? null })}
${await diffSection(diffs, request, { run: harvest, profile: tools.profile, store: tools.store })}
<section><h2>${words.harvest.findingsTitle}</h2>
${counts === null || isEmpty(counts) ? '' : html`<p>${countMarks(counts, request)}</p>`}
${deltaSection(delta, request)}
${findings.length === 0 ? withoutFindings(harvest, counts, request) : findingGroups(groupFindings(findings), request, { guide })}</section>
${exchangeSection(harvest.exchanges, request)}
<div class="columns">${timingSection(harvest, request)}${receivedSection(harvest.received, request)}</div>
${logSection(log, request, harvest.id)}
${neighbourLinks(near, request)}`
  return { title: words.harvest.run(harvest.id), crumbs: crumbsOf(source, words), body }
}

/** A run that is going on has nothing to tell yet but that it is. */
async function runningPage(number: number, request: PageRequest, store: Store): Promise<View | null> {
  const run = [...(await store.running()).values()].find(({ id }) => id === number)
  if (run === undefined) return null
  const { words } = request
  const source = await store.source(run.source)
  const body = html`<header class="entry-head"><p class="kind">${nameOf(source, run)}</p><h1>${words.harvest.run(run.id)}</h1>
<p>${stateMark('running', request)} ${runStoryWords[request.language].running}</p><p class="quiet">${started(run, request)}</p></header>`
  return { title: words.harvest.run(run.id), crumbs: crumbsOf(source, words), body, refreshAfter: 5 }
}

function headOf(
  harvest: Harvest,
  { source, counts }: { readonly source: StoredSource | null; readonly counts: Counts | null },
  request: PageRequest,
): Html {
  const { words, language } = request
  const ms = harvest.endedAt.getTime() - harvest.startedAt.getTime()
  return html`<header class="entry-head"><p class="kind">${nameOf(source, harvest)}</p><h1>${words.harvest.run(harvest.id)}</h1>
<p>${stateMark(stateOf(harvest, counts, false), request)} ${outcomeText(harvest, counts, request)}</p>
<p class="quiet">${started(harvest, request)} · ${words.harvest.duration} ${formatDuration(ms, language)}</p></header>`
}

function nameOf(source: StoredSource | null, run: { readonly source: string }): Html {
  return html`<bdi>${source === null ? run.source : shortened(source.title, 200)}</bdi>`
}

function started({ trigger, startedAt }: Pick<RunningHarvest, 'trigger' | 'startedAt'>, request: PageRequest): Html {
  const { harvest } = request.words
  return html`${harvest.started} ${harvest.triggers[trigger]} · ${moment(startedAt, request)}`
}

function crumbsOf(source: StoredSource | null, words: PageRequest['words']): View['crumbs'] & object {
  const own = source === null ? [] : [{ label: shortened(source.title, 80), path: sourcePath(source) }]
  return [{ label: words.harvest.title, path: '/harvest' }, ...own]
}

/** Why there are no findings to show: there were none, nothing was read anew, or they are no longer kept. */
function withoutFindings(harvest: Harvest, counts: Counts | null, { words, language }: PageRequest): Html {
  const onSource = html`<a href="${inLanguage(sourcePath({ id: harvest.source }), language)}">${words.harvest.toSource}</a>`
  if (counts === null || !isEmpty(counts)) return html`<p class="quiet">${words.harvest.notKept} ${onSource}</p>`
  return wasJudged(harvest)
    ? html`<p class="quiet">${harvest.status === 'failed' ? words.harvest.noneInRun : words.findings.none}</p>`
    : html`<p class="quiet">${words.harvest.formerStand} ${onSource}</p>`
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
