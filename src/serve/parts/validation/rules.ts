import { html } from 'hono/html'
import { formatNumber } from '../../../text/format.ts'
import type { RuleGroup } from '../../validation/judgement.ts'
import { findingReader } from '../../validation/packed-findings.ts'
import type { Html } from '../../view.ts'
import { exampleBlock, problemKind } from '../advice.ts'
import { findingTable, ruleLinks, ruleMessage, ruleSubject } from '../findings.ts'
import { pagination, sliceOf } from '../pagination.ts'
import { severityMark } from '../state.ts'
import { excerpt, lineLink, places } from './places.ts'
import { hrefOf, isShown, type Shown } from './shown.ts'

const rulesPerPage = 50

/** So many of the most serious need not be unfolded first. */
const openAtFirst = 3
const placesPerPage = 100

/** The problems, one for each rule that is broken, most serious and most frequent first. */
export function ruleList(shown: Shown): Html {
  const { verdict, level, request } = shown
  const { validate } = request.words
  const groups = verdict.groups.rules.filter(({ severity }) => isShown(severity, level))
  if (groups.length === 0) return html`<section><p class="quiet">${validate.noneAtLevel}</p></section>`
  const slice = sliceOf(request.query, [rulesPerPage])
  const here = groups.slice(slice.offset, slice.offset + slice.limit)
  return html`<section><h2>${validate.byRule}</h2>
<ol class="finding-groups" start="${slice.offset + 1}">${here.map((group, at) => folded(group, { isOpen: slice.offset + at < openAtFirst && group.severity === 'Violation', shown }))}</ol>
${pagination(groups.length, slice, request)}</section>`
}

/** Every place where one rule is broken; null when it is not broken. */
export function rulePage(rule: string, shown: Shown): Html | null {
  const { verdict, guide, request } = shown
  const { validate } = request.words
  const group = verdict.groups.rules.find(group => group.rule === rule)
  if (group === undefined) return null
  const slice = sliceOf(request.query, [placesPerPage])
  const read = findingReader(verdict.findings)
  const from = group.start + slice.offset
  const numbers = verdict.groups.order.slice(from, Math.min(from + slice.limit, group.start + group.count))
  const findings = Array.from(numbers, read)
  return html`<section><h2>${validate.placesTitle}</h2><p><a href="${hrefOf(shown, '')}">${validate.backToRules}</a></p>
<div class="finding finding-${group.severity}">${ruleHead(group, shown)}${ruleAdvice(group, shown)}</div>
${findingTable(findings, request, { caption: validate.placesCaption, guide, columns: ['resource', 'value', 'line'], line: finding => lineLink(finding, shown) })}
${pagination(group.count, slice, request)}</section>`
}

function folded(group: RuleGroup, { isOpen, shown }: { readonly isOpen: boolean; readonly shown: Shown }): Html {
  return html`<li class="finding finding-${group.severity}"><details class="fold"${isOpen ? html` open` : ''}><summary>${ruleHead(group, shown)}</summary>
<div>${ruleAdvice(group, shown)}${rulePlaces(group, shown)}</div></details></li>`
}

/** How serious, what it is about, how often, and what is wrong in the portal's words and in ours. */
function ruleHead(
  { examples: [example], severity, count, resources }: RuleGroup,
  { profile, guide, request }: Shown,
): Html {
  const { words } = request
  return html`<span class="finding-head">${severityMark(severity, request)} <span>${ruleSubject(example, profile, request)}</span>
<span class="times">${words.units.times(count)}${resources === count ? '' : html` · ${words.units.resources(resources)}`}</span></span>
<span class="problem">${problemKind(example, guide, request)}${ruleMessage(example, request)}</span>`
}

/** How to mend it, and how that looks in the syntax of the document. */
function ruleAdvice({ rule, examples: [example] }: RuleGroup, { profile, guide, request }: Shown): Html {
  const { words, language } = request
  const future = profile.rules.get(rule)?.future ?? null
  return html`${example.hint === null ? '' : html`<p class="hint">${example.hint[language]}</p>`}
${future === null ? '' : html`<p class="future small"><strong>${words.validate.future(words.severity[future.severity].toLowerCase(), future.version)}</strong></p>`}
${exampleBlock(example, guide, request)}
<p class="finding-links">${ruleLinks(example, request)}</p>`
}

/** The first places, and the way to all of them. */
function rulePlaces({ rule, count, examples }: RuleGroup, shown: Shown): Html {
  const { validate } = shown.request.words
  const { language } = shown.request
  const all =
    count > examples.length
      ? html`<p class="finding-links"><a href="${hrefOf(shown, '', { rule })}">${validate.allPlaces(formatNumber(count, language))}</a></p>`
      : ''
  return html`${places(examples, shown)}${all}${excerpt(examples[0], shown)}`
}
