import { html } from 'hono/html'
import type { Problem } from '../../../model/finding.ts'
import { classLabel } from '../../../profile/labels.ts'
import { printable, shortened } from '../../literals.ts'
import type { Repairs } from '../../validation/mended.ts'
import type { Html } from '../../view.ts'
import { placeHref } from './places.ts'
import type { Shown } from './shown.ts'

const stageRules = 'https://skord.example/shapes/stages#'

/** Longest value and name shown, in characters. */
const [longestValue, longestName] = [300, 120]

/** So many kinds of repairs are not folded. */
const openAtFirst = 3

/** Repairs by rule, most frequent first, each with its line and what became of the value. */
export function repairList({ count, first }: Repairs, shown: Shown): Html {
  const { validate } = shown.request.words
  const groups = [...Map.groupBy(first, ({ rule }) => rule)].sort(([, a], [, b]) => b.length - a.length)
  const rest = count - first.length
  return html`${groups.map(([rule, repairs], at) => group({ rule, repairs, isOpen: at < openAtFirst }, shown))}
${rest > 0 ? html`<p class="quiet">${validate.moreRepairs(rest)}</p>` : ''}`
}

interface Group {
  readonly rule: string
  readonly repairs: readonly Problem[]
  readonly isOpen: boolean
}

function group({ rule, repairs, isOpen }: Group, shown: Shown): Html {
  const { words, language } = shown.request
  const { validate, findings } = words
  const message = shown.profile.rules.get(stageRules + rule)?.message[language] ?? rule
  const [advice] = message.split(': ')
  const heads = [findings.line, findings.resource, findings.property, validate.before, validate.after]
  return html`<details class="resource"${isOpen ? html` open` : ''}><summary>${advice} <span class="quiet">· ${words.units.times(repairs.length)}</span></summary>
<div class="scroll"><table class="findings stack" aria-label="${advice}">
<thead><tr>${heads.map(head => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${repairs.map(repair => row(repair, heads, shown))}</tbody></table></div></details>`
}

function row(repair: Problem, heads: readonly string[], shown: Shown): Html {
  const { position, details } = repair
  const none = html`<span class="quiet">–</span>`
  const line =
    position === null
      ? none
      : html`<a href="${placeHref(position, shown)}">${shown.request.words.validate.line(position.line)}</a>`
  const value = (text: string) => html`<bdi class="value">${shortened(printable(text), longestValue)}</bdi>`
  const property = details.property === '' ? none : html`<code>${printable(details.property)}</code>`
  const before = details.old === details.new ? none : value(details.old)
  const cells = [line, nameOf(repair, shown), property, before, value(details.new)]
  return html`<tr>${cells.map((cell, at) => html`<td data-label="${heads[at]}">${cell}</td>`)}</tr>`
}

/** The address of the resource; its class when it has none. */
function nameOf({ focusNode, focusType, details }: Problem, { profile, request }: Shown): Html {
  const isNamed = focusNode !== null && !focusNode.startsWith('_:')
  const type = focusType === null ? null : (classLabel(profile, focusType)?.[request.language] ?? focusType)
  return html`<bdi class="iri">${shortened(printable((isNamed ? focusNode : type) ?? details.subject), longestName)}</bdi>`
}
