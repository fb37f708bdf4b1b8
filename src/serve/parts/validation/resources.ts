import { html } from 'hono/html'
import { severities } from '../../../model/finding.ts'
import { classLabel } from '../../../profile/labels.ts'
import { formatNumber } from '../../../text/format.ts'
import { outward } from '../../links.ts'
import type { ClassGroup } from '../../validation/judgement.ts'
import { findingReader } from '../../validation/packed-findings.ts'
import type { Html } from '../../view.ts'
import { findingTable, resourceName } from '../findings.ts'
import { pagination, sliceOf } from '../pagination.ts'
import { countMarks } from '../state.ts'
import { lineLink } from './places.ts'
import { hrefOf, isShown, limitOf, type Shown } from './shown.ts'

const perPage = 20
const mostFindings = 50

/** The resources of one class that have findings, those with the most serious first. */
export function resourceList(shown: Shown): Html {
  const { verdict, request } = shown
  const { validate } = request.words
  const { classes } = verdict.byResource
  const wanted = request.query.get('class')
  const shownClasses = classes.filter(group => countOf(group, shown) > 0)
  const chosen = shownClasses.find(({ name }) => (name ?? '') === wanted) ?? shownClasses[0]
  if (chosen === undefined) return html`<section><p class="quiet">${validate.noneAtLevel}</p></section>`
  const slice = sliceOf(request.query, [perPage])
  const count = countOf(chosen, shown)
  const numbers = Array.from(
    { length: Math.max(Math.min(perPage, count - slice.offset), 0) },
    (_, at) => chosen.start + slice.offset + at,
  )
  const read = findingReader(verdict.findings)
  return html`<section><h2>${validate.byResource}</h2>
<nav class="classes" aria-label="${validate.classes}"><ul>${shownClasses.map(group => classLink(group, group === chosen, shown))}</ul></nav>
<h3>${nameOf(chosen, shown)}</h3><p>${countMarks(chosen.counts, request)}</p>
${numbers.map((number, at) => resource(number, { shown, read, isOpen: at === 0 && slice.page === 1 }))}
${pagination(count, slice, request)}</section>`
}

/** How many resources of a class the level shows; those with the most serious findings come first. */
function countOf({ start, resources }: ClassGroup, { verdict, level }: Shown): number {
  const { worst } = verdict.byResource
  const limit = limitOf(level)
  let count = 0
  while (count < resources && worst[start + count] <= limit) count++
  return count
}

function classLink(group: ClassGroup, isHere: boolean, shown: Shown): Html {
  const text = html`${nameOf(group, shown)} <span class="count">${formatNumber(countOf(group, shown), shown.request.language)}</span>`
  const href = hrefOf(shown, '', { view: 'resources', class: group.name ?? '' })
  return html`<li><a href="${href}"${isHere ? html` aria-current="true"` : ''}>${text}</a></li>`
}

function nameOf({ name }: ClassGroup, { profile, request }: Shown): string {
  const { words, language } = request
  const names: Readonly<Record<string, string>> = words.resourceType
  if (name === null) return words.validate.noClass
  return classLabel(profile, name)?.[language] ?? names[name] ?? name
}

interface Listing {
  readonly shown: Shown
  readonly read: ReturnType<typeof findingReader>
  readonly isOpen: boolean
}

function resource(number: number, { shown, read, isOpen }: Listing): Html {
  const { verdict, level, guide, request } = shown
  const { words } = request
  const { order, starts } = verdict.byResource
  const numbers = Array.from(order.slice(starts[number], starts[number + 1]))
  const inLevel = numbers.filter(one => isShown(severities[verdict.findings.severities[one]], level))
  const findings = inLevel.slice(0, mostFindings).map(read)
  const [first] = findings
  const { focusNode, position } = first
  const isUnnamed = focusNode?.startsWith('_:') ?? false
  const name = focusNode === null ? words.validate.document : resourceName(first, guide.profile, request)
  const rest = inLevel.length - findings.length
  return html`<details class="resource"${isOpen ? html` open` : ''}><summary><bdi>${name}</bdi> <span class="quiet">${isUnnamed && position !== null ? html`· ${words.validate.line(position.line)} ` : ''}· ${words.units.times(inLevel.length)}</span></summary>
${focusNode === null || isUnnamed ? '' : html`<p class="small">${outward(focusNode)}</p>`}
${findingTable(findings, request, { caption: words.validate.byResourceCaption(name), guide, line: finding => lineLink(finding, shown) })}
${rest > 0 ? html`<p class="quiet">${words.validate.restFindings(rest)}</p>` : ''}</details>`
}
