import { html } from 'hono/html'
import type { Preview } from '../../harvest/preview.ts'
import type { Severity } from '../../model/finding.ts'
import { formatNumber } from '../../text/format.ts'
import { inLanguage, pathOf } from '../links.ts'
import { printable, shortened } from '../literals.ts'
import type { Robot } from '../notify/notice-facts.ts'
import { failureNotice } from '../parts/failure.ts'
import { changeTable, uriList } from '../parts/run/changes.ts'
import { deltaTable } from '../parts/run/delta.ts'
import { severityMark, stateMark, stateOf } from '../parts/state.ts'
import { table } from '../parts/table.ts'
import { titleOfEntry } from '../parts/title.ts'
import type { Html } from '../view.ts'
import type { AdminRequest } from './request.ts'

const mostLost = 50

interface PanelOptions {
  readonly request: AdminRequest
  readonly robot: Robot | undefined
  /** Titles of the sources, by id. */
  readonly sources: ReadonlyMap<string, string>
}

/** What a harvest would do: how it would end, what would come, go and be lost, and what the score and findings would be. */
export function previewPanel(preview: Preview, { request, robot, sources }: PanelOptions): Html {
  const { harvest } = preview
  const words = request.admin.preview
  const { changes, status } = harvest
  const verdict: Readonly<Record<typeof status, string>> = {
    succeeded: preview.isHarvested ? '' : words.fresh,
    unchanged: words.unchanged,
    held: words.held,
    failed: words.failed,
  }
  const going = status === 'held' ? words.goingHeld : words.going
  return html`<section><h2>${words.would}</h2><p>${stateMark(stateOf(harvest, preview.findings.after, false), request)} ${verdict[status]}</p>
${status === 'held' ? reason(harvest, request) : failureNotice(harvest, request, robot === undefined ? {} : { robot })}
${
  changes === null
    ? ''
    : html`${changeTable(changes, request, words.countsCaption)}${uriList(going, changes.removedURIs, request)}${uriList(words.missing, changes.missingURIs, request)}${uriList(request.words.harvest.addedList, changes.addedURIs, request)}${uriList(request.words.harvest.updatedList, changes.updatedURIs, request)}`
}</section>
${lostSection(preview, request, sources)}${scoreSection(preview, request)}${findingSection(preview, request)}`
}

/** Why it would be held. */
function reason({ error }: Preview['harvest'], { admin }: AdminRequest): Html {
  const { removed, standing } = error?.details ?? {}
  if (removed === undefined || standing === undefined) return html``
  return html`<p>${admin.preview.heldWhy(removed, standing)}</p>`
}

function lostSection({ lost }: Preview, request: AdminRequest, sources: ReadonlyMap<string, string>): Html {
  if (lost.length === 0) return html``
  const { admin, words, language } = request
  const rows = lost
    .slice(0, mostLost)
    .map(({ primaryTopic, to }) => [
      html`<a href="${inLanguage(pathOf(to), language)}">${titleOfEntry(to, request)}</a><br><bdi class="iri small">${shortened(printable(primaryTopic), 150)}</bdi>`,
      html`<bdi>${sources.get(to.source) ?? to.source}</bdi>`,
    ])
  const rest = lost.length - rows.length
  const { duplicates } = admin
  return html`<section><h2>${admin.preview.lost}</h2><p>${admin.preview.lostText}</p>
${table(duplicates.lostCaption, [duplicates.lost, duplicates.from], rows)}
${rest > 0 ? html`<p class="quiet">${words.general.more(rest)}</p>` : ''}</section>`
}

function scoreSection({ score }: Preview, { admin, language }: AdminRequest): Html {
  const words = admin.preview
  if (score.after === null) return html``
  const of = (points: number) =>
    `${formatNumber(points, language)}${score.maxPoints === null ? '' : `/${score.maxPoints}`}`
  const [before, after] = [score.before === null ? null : of(score.before), of(score.after)]
  const sentence =
    before === null ? words.scoreNew(after) : before === after ? words.scoreSame(after) : words.scoreText(before, after)
  return html`<section><h2>${words.score}</h2><p>${sentence}</p></section>`
}

function findingSection({ findings, findingsDelta }: Preview, request: AdminRequest): Html {
  const { admin, words, language } = request
  if (findings.after === null) return html``
  const { before, after } = findings
  const cell = (counts: typeof before, severity: Severity) =>
    counts === null ? '–' : formatNumber(counts[severity], language)
  const rows = (['Violation', 'Warning', 'Info'] as const).map(severity => [
    severityMark(severity, request),
    cell(before, severity),
    cell(after, severity),
  ])
  const numbers = [admin.preview.now, admin.preview.after].map(label => ({ label, isNumber: true }))
  return html`<section><h2>${admin.preview.findings}</h2>${table(admin.preview.findingsCaption, [words.findings.severity, ...numbers], rows)}
${findingsDelta.length === 0 ? '' : deltaTable(findingsDelta, request)}</section>`
}
