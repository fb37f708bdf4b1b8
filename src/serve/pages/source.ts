import { html } from 'hono/html'
import type { Harvest } from '../../model/harvest.ts'
import { shownAddress } from '../../model/shown-address.ts'
import type { FindingGroup, Organisation, Store, StoredSource } from '../../store/store.ts'
import { formatDuration } from '../../text/duration.ts'
import { formatPercent } from '../../text/format.ts'
import { runStoryWords } from '../../text/run-story.ts'
import { inLanguage, numberOf, outward, sourcePath } from '../links.ts'
import { shortened, shown } from '../literals.ts'
import { type Guide, guideIn } from '../parts/advice.ts'
import { duplicateSections } from '../parts/duplicates.ts'
import { failureNotice } from '../parts/failure.ts'
import { feedAlternate, feedLink } from '../parts/feed-link.ts'
import { findingGroups } from '../parts/findings.ts'
import { pagination, sliceOf } from '../parts/pagination.ts'
import { seriesSection } from '../parts/quality/series.ts'
import { scorePanel } from '../parts/score.ts'
import { kindText, precedenceText, whenText } from '../parts/source-facts.ts'
import { heldSection, missingSection } from '../parts/source-state.ts'
import { type Counts, countMarks, isEmpty, linkedCounts, runCountMarks, stateMark, stateOf } from '../parts/state.ts'
import { moment } from '../parts/time.ts'
import { headlineOf } from '../quality/method.ts'
import type { ServeTools } from '../tools.ts'
import type { Html, PageRequest, View } from '../view.ts'
import { changesOf, nextRun } from './harvest.ts'

const mostGroups = 20

/** One source: its settings, how its last harvest ended, its history, quality and findings. */
export async function sourcePage(request: PageRequest, tools: ServeTools): Promise<View | null> {
  const { store } = tools
  const source = await store.source(request.parameters.id)
  if (source === null) return null
  const slice = sliceOf(request.query, [20])
  const scope = { source: source.id }
  const method = headlineOf(tools.profile)
  const [runs, counts, groups, summary, series, organisation, syntaxes] = await Promise.all([
    store.harvests({ ...scope, limit: slice.limit, offset: slice.offset }),
    store.findingCounts(scope),
    store.findingGroups(scope),
    store.scoreSummary(scope, method.id),
    store.scoreSeries({ kind: 'source', id: source.id }, method.id),
    source.organisation === null ? null : store.organisationOf(source.organisation),
    store.syntaxes(),
  ])
  const last = (await store.latestHarvests()).get(source.id) ?? null
  const own = last === null ? null : await store.harvestFindingCounts(last.id)
  const held = (await store.heldRuns()).find(run => run.source === source.id) ?? null
  const isMissing = runs.items.some(({ changes }) => (changes?.missing ?? 0) > 0)
  const isRunning = (await store.running()).has(source.id) || tools.schedule.isRunning(source.id)
  const { words } = request
  const guide = guideIn(tools.profile, () => syntaxes.get(source.ctx) ?? null)
  const body = html`<header class="entry-head"><p class="kind">${words.harvest.source}</p><h1><bdi>${shortened(source.title, 200)}</bdi></h1>
<p>${stateMark(stateOf(last, own, isRunning), request)} ${last === null ? '' : moment(last.endedAt, request)}</p></header>
${last?.status === 'held' && held !== null ? '' : failureNotice(last, request, tools)}${heldSection(held, request)}
<div class="entry-columns"><div>
${isMissing ? await missingSection(source, request, store) : ''}
${findingSection(groups, { last, own, counts, guide }, request)}
${seriesSection(series, method, request)}
<section><h2>${words.harvest.history}</h2>${runs.total === 0 ? html`<p class="quiet">${words.harvest.noRuns}</p>` : await runTable(runs.items, store, request)}${pagination(runs.total, slice, request)}</section>
${await duplicateSections(source, request, store)}
</div><aside aria-label="${words.general.details}">${settings(source, organisation, { request, tools })}
${summary === null ? '' : html`<section><h2>${words.quality.title}</h2>${scorePanel(summary, method, { basis: words.quality.basis(summary.datasets), request })}</section>`}</aside></div>`
  const crumbs = [{ label: words.harvest.title, path: '/harvest' }]
  const alternates = [feedAlternate(sourcePath(source), request)]
  return { title: shortened(source.title, 120), crumbs, body, alternates, isAboutQuality: true }
}

/** What is known of the source now: its last run with its own findings, and those that stand. */
interface Now {
  readonly last: Harvest | null
  readonly own: Counts | null
  readonly counts: Counts
  readonly guide: Guide
}

/** The findings that stand; of a last run that could not be applied its own come first. */
function findingSection(
  groups: readonly FindingGroup[],
  { last, own, counts, guide }: Now,
  request: PageRequest,
): Html {
  const { harvest } = request.words
  const notApplied =
    last === null || last.error === null
      ? ''
      : own === null || isEmpty(own)
        ? html`<p class="quiet">${harvest.noneInRun}</p>`
        : html`<p>${harvest.ofLastRun} ${linkedCounts(last, own, request)}</p>`
  const standing = html`${notApplied === '' ? '' : html`<h3>${harvest.standing}</h3>`}<p>${countMarks(counts, request)}</p>
${findingGroups(groups.slice(0, mostGroups), request, { guide })}`
  const none = last === null || last.error !== null ? '' : html`<p class="quiet">${request.words.findings.none}</p>`
  return html`<section><h2>${harvest.findings}</h2>${notApplied}${last === null ? html`<p class="quiet">${harvest.noRuns}</p>` : ''}${groups.length === 0 ? none : standing}</section>`
}

function settings(
  source: StoredSource,
  organisation: Organisation | null,
  { request, tools }: { readonly request: PageRequest; readonly tools: ServeTools },
): Html {
  const { words, language } = request
  const { harvest } = words
  const row = (label: string, value: Html | string) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  const name =
    organisation === null
      ? ''
      : html`<a href="${inLanguage(`/organisations/${numberOf(organisation)}`, language)}">${shown(organisation.name, language, { otherwise: organisation.iri })}</a>`
  return html`<section><h2>${harvest.sourceAbout}</h2><dl class="facts-list">
${organisation === null ? '' : row(harvest.organisation, name)}
${row(harvest.url, outward(shownAddress(source.url)))}
${row(harvest.kind, kindText(source, request))}
${row(words.validate.profile, tools.profiles.find(({ id }) => id === source.profile)?.label[language] ?? source.profile)}
${row(harvest.schedule, whenText(source, request))}
${row(harvest.next, nextRun(source, request, tools))}
${row(harvest.precedence, precedenceText(source, request))}
${row(harvest.limit, formatPercent(source.limits.maxRemovedShare, language))}</dl>
${(tools.administration ?? null) === null ? '' : html`<p><a class="onward" rel="nofollow" href="${inLanguage(`/admin/sources/${encodeURIComponent(source.id)}`, language)}">${runStoryWords[language].manage}</a></p>`}
${feedLink(sourcePath(source), request)}
<p><a class="onward" href="${inLanguage(`/validate?url=${encodeURIComponent(shownAddress(source.url))}`, language)}">${harvest.tryValidate}</a></p></section>`
}

async function runTable(runs: readonly Harvest[], store: Store, request: PageRequest): Promise<Html> {
  const { words, language } = request
  const heads = [
    words.harvest.started,
    words.harvest.state,
    words.harvest.changes,
    words.harvest.findings,
    words.harvest.duration,
    words.harvest.trigger,
  ]
  const rows = runs.map(async run => {
    const own = await store.harvestFindingCounts(run.id)
    return html`<tr>
<th scope="row" data-label="${heads[0]}"><a href="${inLanguage(`/harvest/runs/${run.id}`, language)}">${moment(run.startedAt, request)}</a></th>
<td data-label="${heads[1]}">${stateMark(stateOf(run, own, false), request)}</td>
<td data-label="${heads[2]}">${changesOf(run, request)}</td>
<td data-label="${heads[3]}">${runCountMarks(run, own, request)}</td>
<td class="number" data-label="${heads[4]}">${formatDuration(run.endedAt.getTime() - run.startedAt.getTime(), language)}</td>
<td data-label="${heads[5]}">${words.harvest.triggers[run.trigger]}</td>
</tr>`
  })
  return html`<div class="scroll"><table class="stack"><caption>${words.harvest.historyCaption}</caption>
<thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${await Promise.all(rows)}</tbody>
</table></div>`
}
