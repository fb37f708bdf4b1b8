import { html } from 'hono/html'
import type { Finding } from '../../../model/finding.ts'
import { formatNumber } from '../../../text/format.ts'
import { inLanguage } from '../../links.ts'
import { printable } from '../../literals.ts'
import { type SourceWindow, sourceWindow, type Wanted } from '../../validation/source-window.ts'
import type { Html } from '../../view.ts'
import { foldedExample, problemKind } from '../advice.ts'
import { ruleMessage, ruleSubject, valueText } from '../findings.ts'
import { icon } from '../icons.ts'
import { severityMark } from '../state.ts'
import { placeHref } from './places.ts'
import { hrefOf, limitOf, type Shown } from './shown.ts'

/** So many remarks on a row are not folded. */
const unfolded = 3

/** The document as submitted, some rows at a time, with the findings among its lines. */
export function sourceView(shown: Shown): Html {
  const { judgement, verdict, level, request } = shown
  const { validate } = request.words
  const { language } = request
  const window = sourceWindow(judgement.lines, verdict, { wanted: wantedBy(request.query), limit: limitOf(level) })
  const [from, to] = [window.rows[0].line, window.rows[window.rows.length - 1].line]
  const { lines, isWrapped } = judgement.lines
  return html`<section class="listing-section"><h2>${validate.sourceTitle}</h2>
<p>${validate.sourceLead}${isWrapped ? html` ${validate.longLine}` : ''}</p>
<form class="filter" action="${inLanguage(request.path, language)}" method="get">${kept(shown)}<label for="line">${validate.goToLine}</label>
<input id="line" name="line" type="number" min="1" max="${lines[lines.length - 1]}" inputmode="numeric" required><button class="secondary">${validate.go}</button></form>
${steps(window, shown)}
<p class="quiet small">${validate.sourceRows(from, to, lines[lines.length - 1])}</p>
<div class="listing" role="region" aria-label="${validate.sourceTitle}" tabindex="0">${window.rows.map(row => rowOf(row, shown))}</div>
${window.leftOut > 0 ? html`<p class="quiet">${validate.moreOnPage(window.leftOut)}</p>` : ''}
${steps(window, shown)}</section>`
}

function wantedBy(query: URLSearchParams): Wanted {
  const number = (name: string): number | null => {
    const text = query.get(name) ?? ''
    return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
  }
  const line = number('line')
  return line === null ? { from: (number('from') ?? 1) - 1 } : { line, column: number('column') ?? 1 }
}

/** What the address says besides the line, for the form to say again. */
function kept({ request, judgement, verdict, level }: Shown): Html {
  const profile =
    judgement.verdicts.length > 1 ? html`<input type="hidden" name="profile" value="${verdict.profile}">` : ''
  const chosen = request.query.has('level') ? html`<input type="hidden" name="level" value="${level}">` : ''
  return html`${profile}${chosen}`
}

/** Leads to the nearest findings, and to the rows before and after. */
function steps({ previous, next, from, all, pageLength }: SourceWindow, shown: Shown): Html {
  const { validate } = shown.request.words
  const to = (row: number, label: string): Html =>
    html`<li><a href="${hrefOf(shown, '/source', { from: row + 1 })}">${label}</a></li>`
  return html`<nav class="pages" aria-label="${shown.request.words.general.pages}"><ul>
${previous === null ? '' : html`<li><a href="${placeHref(previous, shown)}">↑ ${validate.previousFinding}</a></li>`}
${next === null ? '' : html`<li><a href="${placeHref(next, shown)}">↓ ${validate.nextFinding}</a></li>`}
${from > 0 ? to(Math.max(from - pageLength, 0), validate.previousRows) : ''}
${from + pageLength < all ? to(from + pageLength, validate.nextRows) : ''}
</ul></nav>`
}

function rowOf({ line, column, text, findings, isWanted }: SourceWindow['rows'][number], shown: Shown): Html {
  const { words, language } = shown.request
  const [worst] = findings
  const margin = worst === undefined ? '' : icon(worst.severity)
  const name = column === 1 ? words.validate.line(line) : words.validate.lineColumn(line, column)
  return html`<div class="row${isWanted ? ' wanted' : ''}${worst === undefined ? '' : ` row-${worst.severity}`}"${isWanted ? html` id="here"` : ''}><span class="margin severity-${worst?.severity ?? 'none'}">${margin}</span><span class="line-number" title="${name}">${column === 1 ? formatNumber(line, language) : '⋯'}</span><code>${printable(text)}</code></div>
${remarks(findings, shown)}`
}

/** What there is to say of a row; beyond a few, folded. */
function remarks(findings: readonly Finding[], shown: Shown): Html {
  const [first, rest] = [findings.slice(0, unfolded), findings.slice(unfolded)].map(some =>
    some.map(finding => remark(finding, shown)),
  )
  if (rest.length === 0) return html`${first}`
  return html`${first}<details class="more-remarks"><summary>${shown.request.words.validate.moreOnLine(rest.length)}</summary><div>${rest}</div></details>`
}

function remark(finding: Finding, { profile, guide, request }: Shown): Html {
  const { value, hint, severity } = finding
  return html`<div class="remark remark-${severity}"><p>${severityMark(severity, request)} ${ruleSubject(finding, profile, request)}</p>
<p>${problemKind(finding, guide, request)}${ruleMessage(finding, request)}${value === null ? '' : html` <bdi class="value iri">${valueText(value, request.words)}</bdi>`}</p>
${hint === null ? '' : html`<p class="hint">${hint[request.language]}</p>`}${foldedExample(finding, guide, request)}</div>`
}
