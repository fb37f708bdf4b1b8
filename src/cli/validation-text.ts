import { type Finding, type Problem, type Severity, severities } from '../model/finding.ts'
import { explain } from '../profile/explain.ts'
import { classLabel } from '../profile/labels.ts'
import type { Profile } from '../profile/profile.ts'
import { shorten } from '../rdf/vocabulary.ts'
import type { Check } from '../validate/check.ts'
import type { Context } from './context.ts'
import { cleaned, printable } from './terminal.ts'

/** How many findings of one rule are shown unless asked for more. */
const examplesPerRule = 3

/** Findings of one rule, in the order found. */
interface Group {
  readonly first: Finding
  readonly findings: readonly Finding[]
}

/** The result of a validation for a terminal: content, findings by rule with examples, verdict. */
export function validationText(check: Check, profile: Profile, { context, name, maxFindings }: TextOptions): string {
  const groups = groupByRule(check.findings)
  const lines = [
    `${name} · ${profile.label[context.language]} ${profile.version}`,
    ...contentLine(check, context),
    ...groups.flatMap(group => ['', ...groupLines(group, { profile, context, maxFindings })]),
    '',
    verdictLine(check, profile, context),
  ]
  return lines.join('\n')
}

interface TextOptions {
  readonly context: Context
  readonly name: string
  /** Findings shown per rule; null for the usual number, 0 for all. */
  readonly maxFindings: number | null
}

/** Says on stderr what is wrong with a document that could not be read. */
export async function sayFindings(problems: readonly Problem[], context: Context): Promise<void> {
  const profile = await context.profile('dcat-ap-se')
  for (const group of groupByRule(explain(profile, problems))) {
    for (const line of groupLines(group, { profile, context, maxFindings: null })) context.say(line)
  }
}

/** Groups by rule, most serious first, then most frequent. */
function groupByRule(findings: readonly Finding[]): Group[] {
  const groups = Map.groupBy(findings, finding => `${finding.sourceShape} ${finding.resultMessage.sv}`)
  const rank = (group: Group): number => severities.indexOf(group.first.severity)
  return [...groups.values()]
    .map(group => ({ first: group[0], findings: group }))
    .sort((a, b) => rank(a) - rank(b) || b.findings.length - a.findings.length)
}

interface GroupOptions {
  readonly profile: Profile
  readonly context: Context
  readonly maxFindings: number | null
}

function groupLines({ first, findings }: Group, { profile, context, maxFindings }: GroupOptions): string[] {
  const { text, language } = context
  const { verdict } = text
  const shown = maxFindings === 0 ? findings : findings.slice(0, maxFindings ?? examplesPerRule)
  const times = verdict.times(findings.length)
  return [
    `${text.severities[first.severity].toUpperCase()}  ${cleaned(first.resultMessage[language])}${times === '' ? '' : `  (${times})`}`,
    ...indent(subjectLine(first, profile, context)),
    ...indent(first.hint === null ? null : `${verdict.mend} ${first.hint[language]}`),
    ...indent(first.seeAlso === null ? null : `${verdict.see} ${first.seeAlso}`),
    ...shown.flatMap(finding => placeLine(finding, context) ?? []).map(line => `  - ${line}`),
    ...(shown.length < findings.length ? [`    ${verdict.more(findings.length - shown.length)}`] : []),
  ]
}

function indent(line: string | null): string[] {
  return line === null ? [] : [`    ${line}`]
}

/** `Datamängd · Titel (dcterms:title)`; null when the rule concerns the whole document. */
function subjectLine(finding: Finding, profile: Profile, { language }: Context): string | null {
  const type =
    finding.focusType === null ? null : (classLabel(profile, finding.focusType)?.[language] ?? finding.focusType)
  const property = finding.resultPath === null ? null : shorten(finding.resultPath)
  const name = finding.pathLabel?.[language]
  const path = name === undefined ? property : property === null ? name : `${name} (${property})`
  return [type, path].filter(part => part !== null).join(' · ') || null
}

/** Where it is; null when it concerns the whole document. */
function placeLine({ position, focusNode, focusLabel, value }: Finding, { text }: Context): string | null {
  const place = position === null ? null : `${text.verdict.line} ${position.line}:${position.column}`
  const resource = focusNode === null ? null : printable(focusNode)
  const label = focusLabel === null ? null : `”${printable(focusLabel)}”`
  const offending = value === null ? null : `${text.verdict.value}: ${printable(value)}`
  return [place, resource, label, offending].filter(part => part !== null).join('  ') || null
}

function contentLine({ resources }: Check, { text }: Context): string[] {
  const classes: Readonly<Record<string, readonly string[]>> = text.verdict.classes
  const words = Object.entries(resources).map(
    ([type, count]) => `${count} ${classes[type]?.[count === 1 ? 0 : 1] ?? type}`,
  )
  return words.length === 0 ? [] : [`${text.verdict.resources} ${words.join(', ')}`]
}

function verdictLine({ counts, conforms, graph }: Check, profile: Profile, { text, language }: Context): string {
  const of = (severity: Severity): number => counts[severity]
  const sums = text.verdict.counts(of('Violation'), of('Warning'), of('Info'))
  if (graph === null) return `${text.verdict.unreadable} ${sums}`
  return conforms ? `${text.verdict.conforms(`${profile.label[language]} ${profile.version}`)} ${sums}` : sums
}
