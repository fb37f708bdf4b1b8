import { html } from 'hono/html'
import type { Finding } from '../../../model/finding.ts'
import { printable, shortened } from '../../literals.ts'
import { rowOf, rowsBetween } from '../../validation/packed-lines.ts'
import type { Html } from '../../view.ts'
import { resourceName, valueText } from '../findings.ts'
import { hrefOf, type Shown } from './shown.ts'

const around = 2

/** Leads to the place of a finding in the file; a dash when it has none. */
export function lineLink({ position }: Finding, shown: Shown): Html {
  if (position === null) return html`<span class="quiet">–</span>`
  const href = placeHref(position, shown)
  return html`<a href="${href}">${shown.request.words.validate.line(position.line)}</a>`
}

/** Address of a place in the file. */
export function placeHref({ line, column }: { line: number; column: number }, shown: Shown): string {
  const given = shown.judgement.lines.isWrapped ? { line, column } : { line }
  return `${hrefOf(shown, '/source', given)}#here`
}

/** Places of findings of the same rule: line, resource and value. */
export function places(findings: readonly Finding[], shown: Shown): Html {
  return html`<ul class="places">${findings.map(finding => {
    const { value } = finding
    return html`<li>${lineLink(finding, shown)} <bdi>${resourceName(finding, shown.profile, shown.request)}</bdi>${value === null ? '' : html` <bdi class="value iri">${valueText(value, shown.request.words)}</bdi>`}</li>`
  })}</ul>`
}

/** The lines of the document around the place of a finding; nothing when it has no place. */
export function excerpt({ position }: Finding, { judgement, verdict, request }: Shown): Html {
  if (position === null) return html``
  const { validate, findings } = request.words
  const row = rowOf(judgement.lines, position)
  const rows = rowsBetween(judgement.lines, row - around, row + around + 1)
  const marked = rows.map(({ line, column, text }) => {
    const number = html`<span class="line-number">${column === 1 ? line : '⋯'}</span>`
    const shown = shortened(printable(text), 240)
    const isHere = line === position.line && rowOf(judgement.lines, { line, column }) === row
    return isHere ? html`<mark>${number}${shown}</mark>\n` : html`${number}${shown}\n`
  })
  return html`<details${verdict.isRead ? '' : html` open`}><summary>${validate.sourceLines} (${findings.line.toLowerCase()} ${position.line})</summary><pre class="source" tabindex="0">${marked}</pre></details>`
}
