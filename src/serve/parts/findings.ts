import { html } from 'hono/html'
import type { Finding } from '../../model/finding.ts'
import { classLabel } from '../../profile/labels.ts'
import type { Profile } from '../../profile/profile.ts'
import type { FindingGroup } from '../../store/store.ts'
import { formatNumber } from '../../text/format.ts'
import { outward, safeHref } from '../links.ts'
import { printable, shortened } from '../literals.ts'
import type { Html, PageRequest } from '../view.ts'
import { exampleBlock, foldedExample, type Guide, type Located, problemKind } from './advice.ts'
import { curie } from './curie.ts'
import { severityMark } from './state.ts'

/** What groups of findings are shown with. */
interface GroupOptions {
  /** Names classes and problems, and has the examples. */
  readonly guide: Guide
  /** Leads to the records on which a rule is broken. */
  readonly entriesHref?: (rule: string) => string
  /** More about the example. */
  readonly below?: (example: Finding) => Html
}

/** Findings grouped by rule, with advice. */
export function findingGroups(
  groups: readonly FindingGroup[],
  request: PageRequest,
  { guide, entriesHref, below }: GroupOptions,
): Html {
  const { findings, units } = request.words
  if (groups.length === 0) return html`<p class="quiet">${findings.none}</p>`
  return html`<ol class="finding-groups">
${groups.map(
  ({ example, count, resources }) => html`<li class="finding finding-${example.severity}">
<div class="finding-head">${severityMark(example.severity, request)} <span>${ruleSubject(example, guide.profile, request)}</span>
<span class="times">${units.times(count)}${resources === count ? '' : html` · ${units.resources(resources)}`}</span></div>
<p class="problem">${problemKind(example, guide, request)}${ruleMessage(example, request)}</p>
${advice(example, request)}
${exampleBlock(example, guide, request)}
<p class="finding-links">${entriesHref === undefined ? '' : html`<a href="${entriesHref(example.sourceShape)}">${findings.showEntries}</a>`} ${ruleLinks(example, request)}</p>
${below === undefined ? '' : below(example)}</li>`,
)}
</ol>`
}

/** How a table of findings is to be. */
interface TableOptions {
  readonly caption: string
  /** Names problems, and has the examples. */
  readonly guide: Guide
  /** These columns only, instead of those that there usually are. */
  readonly columns?: readonly ColumnName[]
  /** Tells of the line of a finding, instead of its number alone. */
  readonly line?: (finding: Finding) => Html
}

/** Findings as a table, with a column of lines when some have one. */
export function findingTable(findings: readonly Located[], request: PageRequest, options: TableOptions): Html {
  const { caption } = options
  const columns = columnsFor(findings, request, options)
  return html`<div class="scroll"><table class="findings stack"><caption>${caption}</caption>
<thead><tr>${columns.map(({ head, kind }) => html`<th scope="col" class="${kind}">${head}</th>`)}</tr></thead>
<tbody>${findings.map(finding => html`<tr>${columns.map(({ head, kind, cell }) => html`<td class="${kind}" data-label="${head}">${cell(finding)}</td>`)}</tr>`)}</tbody>
</table></div>`
}

type ColumnName = 'resource' | 'severity' | 'property' | 'problem' | 'value' | 'fix' | 'line'

interface Column {
  readonly head: string
  readonly kind: string
  readonly cell: (finding: Located) => Html
}

function columnsFor(
  findings: readonly Finding[],
  request: PageRequest,
  { guide, columns, line = finding => lineOf(finding, request) }: TableOptions,
): readonly Column[] {
  const { findings: names } = request.words
  const all: Readonly<Record<ColumnName, Column>> = {
    resource: { head: names.resource, kind: 'resource', cell: finding => resourceOf(finding, guide, request) },
    severity: { head: names.severity, kind: 'severity-cell', cell: finding => severityMark(finding.severity, request) },
    property: { head: names.property, kind: 'property-cell', cell: finding => propertyName(finding, request) },
    problem: {
      head: names.problem,
      kind: 'problem',
      cell: finding => html`${problemKind(finding, guide, request)}${ruleMessage(finding, request)}`,
    },
    value: { head: names.value, kind: 'value-cell', cell: finding => offendingValue(finding, request) },
    fix: { head: names.fix, kind: 'fix', cell: finding => fixOf(finding, guide, request) },
    line: { head: names.line, kind: 'number', cell: line },
  }
  const isPlaced = findings.some(({ position }) => position !== null)
  const usual: readonly ColumnName[] = ['severity', 'property', 'problem', 'value', 'fix']
  const chosen: readonly ColumnName[] = columns ?? [...usual, 'line']
  return chosen.filter(name => name !== 'line' || isPlaced).map(name => all[name])
}

/** The resource a finding is about, with a link to its record when it has one. */
function resourceOf(finding: Located, { profile }: Guide, request: PageRequest): Html {
  const { focusNode, entry } = finding
  const name = html`<bdi>${resourceName(finding, profile, request)}</bdi>`
  return entry ? html`<a href="/resource?uri=${encodeURIComponent(focusNode ?? '')}">${name}</a>` : name
}

/** What to call the resource of a finding: its title, else its address, else what it is, as readers do not know our names for it. */
export function resourceName(
  { focusLabel, focusNode, focusType }: Finding,
  profile: Profile,
  { words, language }: PageRequest,
): string {
  if (focusLabel === null && focusNode?.startsWith('_:')) {
    return words.findings.unnamed(focusType === null ? null : (classLabel(profile, focusType)?.[language] ?? focusType))
  }
  return shortened(printable(focusLabel ?? focusNode ?? words.findings.whole), 120)
}

function lineOf({ position }: Finding, { language }: PageRequest): Html {
  return html`${position === null ? '–' : formatNumber(position.line, language)}`
}

function fixOf(finding: Located, guide: Guide, request: PageRequest): Html {
  return html`${finding.hint === null ? '' : finding.hint[request.language]} ${foldedExample(finding, guide, request)} ${ruleLinks(finding, request)}`
}

/** The class and the property that a rule is about: "Datamängd · Titel dcterms:title". */
export function ruleSubject(finding: Finding, profile: Profile, request: PageRequest): Html {
  const { focusType, resultPath } = finding
  if (focusType === null || resultPath === null) return propertyName(finding, request)
  const name = classLabel(profile, focusType)?.[request.language] ?? focusType
  return html`${name} · ${propertyName(finding, request)}`
}

/** The property a finding is about, by name and by its short IRI. */
function propertyName(finding: Finding, { language, words }: PageRequest): Html {
  if (finding.resultPath === null) {
    return html`<span class="property">${finding.focusNode === null ? words.findings.whole : (className(finding, words.resourceType) ?? words.findings.whole)}</span>`
  }
  const short = shortened(curie(finding.resultPath), 80)
  const name = finding.pathLabel?.[language]
  return name === undefined
    ? html`<code>${short}</code>`
    : html`<span class="property">${name}</span> <code>${short}</code>`
}

function className(finding: Finding, names: Readonly<Record<string, string>>): string | null {
  return finding.focusType === null ? null : (names[finding.focusType] ?? finding.focusType)
}

/** What is wrong, in the words of the rule. */
export function ruleMessage(finding: Finding, { language }: PageRequest): Html {
  return html`<bdi>${shortened(printable(finding.resultMessage[language]), 600)}</bdi>`
}

function advice(finding: Finding, { language }: PageRequest): Html {
  return finding.hint === null ? html`` : html`<p class="hint">${finding.hint[language]}</p>`
}

/** A value as published, cut when it is long; of a resource without an address, that it is one. */
export function valueText(value: string, { findings }: PageRequest['words']): string {
  return value.startsWith('_:') ? findings.unnamed(null) : shortened(printable(value), 200)
}

/** The value as published; of a fault in the document as a whole there is none to miss. */
function offendingValue({ value, focusNode }: Finding, { words }: PageRequest): Html {
  if (value === null && focusNode === null) return html`<span class="quiet">–</span>`
  if (value === null) return html`<span class="quiet">${words.general.none}</span>`
  const text = valueText(value, words)
  return safeHref(value) === null
    ? html`<bdi class="value">${text}</bdi>`
    : outward(value, html`<span class="iri">${text}</span>`)
}

/** Leads to what the specification says. */
export function ruleLinks({ seeAlso }: Finding, { words }: PageRequest): Html {
  const href = seeAlso === null ? null : safeHref(seeAlso)
  return href === null ? html`` : html`<a href="${href}" rel="noopener">${words.findings.readMore}</a>`
}
