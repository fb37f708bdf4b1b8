import type { Problem } from '../model/finding.ts'
import { explain } from '../profile/explain.ts'
import { syntaxById } from '../rdf/syntaxes.ts'
import { isUnread, standardOf, verdictOf } from '../report/validation/account.ts'
import { byInput } from '../report/validation/comparison.ts'
import type { ValidationReport } from '../report/validation/report.ts'
import { countOf, validationWords } from '../text/validation.ts'
import { summary } from '../validate/check.ts'
import { painter } from './colour.ts'
import type { Context } from './context.ts'
import { cleaned, printable } from './terminal.ts'
import { comparisonLines } from './validation-comparison.ts'
import { type Grouping, groupings, type TextGroup, type View } from './validation-groups.ts'

/** How the text is to be. */
export interface TextOptions {
  readonly context: Context
  readonly grouping: Grouping
  /** Findings shown per group; null for the usual number, 0 for all. */
  readonly perGroup: number | null
}

/**
 * Results for a terminal: of each document the profiles side by side when there are several, then content, findings and
 * verdict by each; when there is more than one verdict they are all repeated at the end.
 */
export function* validationText(reports: readonly ValidationReport[], options: TextOptions): Iterable<string> {
  const view = viewOf(options.context)
  for (const ofInput of byInput(reports)) {
    if (ofInput.length > 1) yield* lines([printable(ofInput[0].input), '', ...comparisonLines(ofInput, view), ''])
    for (const report of ofInput) yield* reportText(report, view, options)
  }
  if (reports.length < 2) return
  const verdicts = reports.map(report => `${printable(report.input)}: ${verdictLine(report, view)}`)
  yield* lines(verdicts)
}

/** Says on stderr what is wrong with a document that could not be read. */
export async function sayFindings(problems: readonly Problem[], context: Context): Promise<void> {
  const profile = await context.profile('dcat-ap-se')
  const findings = explain(profile, problems)
  const report = { input: '', profile, syntax: null, findings, ...summary(findings), resources: {} }
  const view = { language: context.language, paint: (text: string) => text }
  for (const group of groupings.rule.groups(report, view)) {
    for (const line of groupLines(group, groupings.rule.usual, context)) context.say(line)
  }
}

function viewOf({ language, tools }: Context): View {
  return { language, paint: painter(tools) }
}

function* reportText(report: ValidationReport, view: View, options: TextOptions): Iterable<string> {
  const { grouping, perGroup, context } = options
  yield* lines(headLines(report, view))
  const most = perGroup ?? grouping.usual
  for (const group of grouping.groups(report, view)) yield* lines(['', ...groupLines(group, most, context)])
  yield* lines(['', verdictLine(report, view)])
}

function* lines(texts: Iterable<string>): Iterable<string> {
  for (const text of texts) yield `${text}\n`
}

function headLines(report: ValidationReport, { language, paint }: View): string[] {
  const { input, syntax, resources } = report
  const words = validationWords[language]
  const label = syntax === null ? undefined : syntaxById(syntax)?.label
  const facts = [printable(input), cleaned(standardOf(report, language)), ...(label === undefined ? [] : [label])]
  const counts = Object.entries(resources).map(([name, count]) => countOf(count, name, language))
  return [paint(facts.join(' · '), 'bold'), ...(counts.length === 0 ? [] : [`${words.content}: ${counts.join(', ')}`])]
}

function* groupLines({ head, findings, line }: TextGroup, most: number, { text }: Context): Iterable<string> {
  yield* head
  const shown = most === 0 ? findings : findings.slice(0, most)
  for (const finding of shown) {
    const words = line(finding)
    if (words !== null) yield `  - ${words}`
  }
  if (shown.length < findings.length) yield `    ${text.validate.more(findings.length - shown.length)}`
}

function verdictLine(report: ValidationReport, { language, paint }: View): string {
  return paint(cleaned(verdictOf(report, language)), isUnread(report) || !report.conforms ? 'red' : 'green', 'bold')
}
