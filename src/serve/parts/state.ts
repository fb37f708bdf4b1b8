import { html } from 'hono/html'
import { wasJudged } from '../../harvest/judged.ts'
import type { Severity } from '../../model/finding.ts'
import type { Harvest } from '../../model/harvest.ts'
import { type StatusName, statusText } from '../../text/statuses.ts'
import { inLanguage } from '../links.ts'
import type { Html, PageRequest } from '../view.ts'
import { icon } from './icons.ts'

/** Counts per severity. */
export type Counts = Readonly<Record<Severity, number>>

/** The state to tell people of: a succeeded run with violations is completed with errors. `counts` are the run's own. */
export function stateOf(harvest: Harvest | null, counts: Counts | null, isRunning: boolean): StatusName {
  if (isRunning) return 'running'
  if (harvest === null) return 'waiting'
  return harvest.status === 'succeeded' && counts !== null && counts.Violation > 0 ? 'remarks' : harvest.status
}

/** A state in words, with an icon. */
export function stateMark(state: StatusName, { language }: PageRequest): Html {
  const word = statusText(state)[language]
  return html`<span class="state state-${state}">${icon(state)} ${word.charAt(0).toUpperCase()}${word.slice(1)}</span>`
}

/** A severity in words, with an icon. */
export function severityMark(severity: Severity, { words }: PageRequest): Html {
  return html`<span class="severity severity-${severity}">${icon(severity)} ${words.severity[severity]}</span>`
}

/** How many of each severity, those that occur. */
export function countMarks(counts: Counts, { words }: PageRequest): Html {
  const { units, findings } = words
  const texts = { Violation: units.violations, Warning: units.warnings, Info: units.infos }
  const severities = (['Violation', 'Warning', 'Info'] as const).filter(severity => counts[severity] > 0)
  if (severities.length === 0) return html`<span class="quiet">${findings.none}</span>`
  return html`<span class="counts">${severities.map(severity => html`<span class="severity severity-${severity}">${icon(severity)} ${texts[severity](counts[severity])}</span> `)}</span>`
}

/** How many findings a run had; a dash when that is not known, or when nothing was judged. */
export function runCountMarks(run: Harvest | null, counts: Counts | null, request: PageRequest): Html {
  const isJudged = run !== null && run.error === null && wasJudged(run) && run.received !== null
  const isKnown = counts !== null && (isJudged || !isEmpty(counts))
  return isKnown ? countMarks(counts, request) : html`<span class="quiet">–</span>`
}

/** The same with a link to the run where they stand, when there are some. */
export function linkedCounts(run: Harvest | null, counts: Counts | null, request: PageRequest): Html {
  const marks = runCountMarks(run, counts, request)
  if (run === null || counts === null || isEmpty(counts)) return marks
  const href = inLanguage(`/harvest/runs/${run.id}`, request.language)
  return html`${marks} <a class="small" href="${href}">${request.words.harvest.run(run.id)}</a>`
}

/** Is there not one finding? */
export function isEmpty(counts: Counts): boolean {
  return counts.Violation + counts.Warning + counts.Info === 0
}
