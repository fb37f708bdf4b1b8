import { type Finding, type Severity, severities } from '../model/finding.ts'
import { type Account, accountant } from '../report/validation/account.ts'
import { groupByResource, groupByRule, type RuleGroup } from '../report/validation/group.ts'
import type { ValidationReport } from '../report/validation/report.ts'
import type { Language } from '../text/language.ts'
import { countOf, validationWords } from '../text/validation.ts'
import type { Look, Paint } from './colour.ts'
import { cleaned, printable } from './terminal.ts'

/** How text for a terminal is made. */
export interface View {
  readonly language: Language
  readonly paint: Paint
}

/** Some findings that are told of together. */
export interface TextGroup {
  readonly head: readonly string[]
  readonly findings: readonly Finding[]
  /** A finding on a line; null when there is nothing to add to the head. */
  readonly line: (finding: Finding) => string | null
}

/** One way to put findings together. */
export interface Grouping {
  /** How many findings of a group are shown unless asked for more or fewer. */
  readonly usual: number
  readonly groups: (report: ValidationReport, view: View) => readonly TextGroup[]
}

/** The ways there are, by the names that people choose them by. */
export const groupings: Readonly<Record<'rule' | 'resource' | 'severity', Grouping>> = {
  rule: { usual: 3, groups: rules },
  resource: { usual: 10, groups: resources },
  severity: { usual: 20, groups: bySeverity },
}

const looks: Readonly<Record<Severity, Look>> = { Violation: 'red', Warning: 'yellow', Info: 'cyan' }

function rules(report: ValidationReport, view: View): TextGroup[] {
  const accountOf = accountant(report, view.language)
  return groupByRule(report.findings, report.profile).map(group => ({
    head: ruleHead(group, accountOf(group.findings[0]), view),
    findings: group.findings,
    line: finding => placeLine(finding, { isVaried: group.isVaried, language: view.language }),
  }))
}

/** What is wrong and how often, what it concerns, what to do, what to write, and where to read more. */
function ruleHead(group: RuleGroup, account: Account, { language, paint }: View): string[] {
  const words = validationWords[language]
  const { severity, message, findings } = group
  const [first] = findings
  const times = findings.length === 1 ? '' : `  ${paint(`(${sameProblem(group, language)})`, 'dim')}`
  const { className, property, problem, future, example } = account
  const subject = [className, property, problem, future]
    .filter(part => part !== null)
    .map(cleaned)
    .join(' · ')
  const mark = paint(words.severity[severity].toUpperCase(), looks[severity], 'bold')
  return [
    `${mark}  ${paint(cleaned(message[language]), 'bold')}${times}`,
    ...(subject === '' ? [] : [`    ${subject}`]),
    ...(first.hint === null ? [] : [`    ${words.mend}: ${cleaned(first.hint[language])}`]),
    ...exampleLines(example, { language, paint }),
    ...(first.seeAlso === null ? [] : [paint(`    ${words.see}: ${cleaned(first.seeAlso)}`, 'dim')]),
  ]
}

/** `samma problem i 214 distributioner`, with the number of times where that is another. */
function sameProblem({ findings, resources }: RuleGroup, language: Language): string {
  const words = validationWords[language]
  const times = words.times(findings.length)
  if (resources < 2) return times
  const same = words.sameProblem(countOf(resources, findings[0].focusType, language))
  return resources === findings.length ? same : `${same}, ${times}`
}

function exampleLines(example: string | null, { language, paint }: View): string[] {
  if (example === null) return []
  const lines = example.split('\n').map(line => paint(cleaned(line), 'green'))
  const head = `    ${validationWords[language].example}:`
  return lines.length === 1 ? [`${head} ${lines[0]}`] : [head, ...lines.map(line => `        ${line}`)]
}

function resources(report: ValidationReport, view: View): TextGroup[] {
  const { language, paint } = view
  const words = validationWords[language]
  const accountOf = accountant(report, language)
  return groupByResource(report.findings).map(({ focusNode, focusLabel, severity, findings }) => {
    const name = focusNode === null ? words.wholeDocument : printable(focusNode)
    const label = focusLabel === null ? '' : `  ”${printable(focusLabel)}”`
    const { className } = accountOf(findings[0])
    const mark = paint(words.severity[severity].toUpperCase(), looks[severity], 'bold')
    return {
      head: [`${mark}  ${paint(name, 'bold')}${label}`, ...(className === null ? [] : [`    ${cleaned(className)}`])],
      findings,
      line: finding => findingLine(finding, accountOf(finding), view),
    }
  })
}

function bySeverity(report: ValidationReport, view: View): TextGroup[] {
  const { language, paint } = view
  const words = validationWords[language]
  const accountOf = accountant(report, language)
  return severities.flatMap(severity => {
    const findings = report.findings.filter(finding => finding.severity === severity)
    if (findings.length === 0) return []
    const head = [paint(`${words.severities[severity].toUpperCase()} (${findings.length})`, looks[severity], 'bold')]
    const line = (finding: Finding): string => {
      const resource = finding.focusLabel ?? finding.focusNode
      const about = resource === null ? '' : `  ${printable(resource)}`
      return `${findingLine(finding, accountOf(finding), view)}${about}`
    }
    return [{ head, findings, line }]
  })
}

/** A finding with its own words, where the head says nothing of its rule. */
function findingLine({ position, severity, resultMessage, value }: Finding, { property }: Account, view: View): string {
  const words = validationWords[view.language]
  return [
    ...(position === null ? [] : [`${words.line} ${position.line}:${position.column}`]),
    view.paint(words.severity[severity], looks[severity]),
    cleaned(resultMessage[view.language]),
    ...(property === null ? [] : [cleaned(property)]),
    ...(value === null ? [] : [`${words.value}: ${printable(value)}`]),
  ].join('  ')
}

/** Where it is; null when it concerns the whole document. */
function placeLine(
  { position, focusNode, focusLabel, value, resultMessage }: Finding,
  { isVaried, language }: { readonly isVaried: boolean; readonly language: Language },
): string | null {
  const words = validationWords[language]
  const parts = [
    ...(position === null ? [] : [`${words.line} ${position.line}:${position.column}`]),
    ...(focusNode === null ? [] : [printable(focusNode)]),
    ...(focusLabel === null ? [] : [`”${printable(focusLabel)}”`]),
    ...(value === null ? [] : [`${words.value}: ${printable(value)}`]),
    ...(isVaried && value === null ? [cleaned(resultMessage[language])] : []),
  ]
  return parts.join('  ') || null
}
