import type { Finding, Severity } from '../../model/finding.ts'
import type { Rule } from '../../profile/profile.ts'
import { localName } from '../../profile/words.ts'
import type { Language } from '../../text/language.ts'
import { validationWords } from '../../text/validation.ts'
import { type Account, accountant, verdictOf } from './account.ts'
import { dotted, groupByRule, mostSerious, type RuleGroup, rankOf } from './group.ts'
import { plain } from './plain.ts'
import type { ValidationReport, WriteOptions } from './report.ts'

/** A report with what its test cases are made of. */
interface Suite {
  readonly report: ValidationReport
  readonly groups: readonly RuleGroup[]
  /** Rules of the profile that nothing was found of, sorted. */
  readonly kept: readonly Rule[]
  readonly notShown: number
  readonly options: WriteOptions
  readonly accountOf: (finding: Finding) => Account
}

/**
 * JUnit's XML, as GitLab and Jenkins read it: a suite for each report and a case for each rule, so that a pipeline shows
 * which rules broke and which were mended since. A rule fails whose findings are serious enough to fail the pipeline; with
 * findings less serious it is skipped, and they stand in its output. Rules of the stages are cases when they found something.
 * @see https://docs.gitlab.com/ci/testing/unit_test_reports/
 */
export function* junit(reports: readonly ValidationReport[], options: WriteOptions): Iterable<string> {
  const suites = reports.map(report => suiteOf(report, options))
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="skord"${sums(suites)}>\n`
  for (const suite of suites) yield* testsuite(suite)
  yield '</testsuites>\n'
}

function suiteOf(report: ValidationReport, options: WriteOptions): Suite {
  const { findings, profile } = report
  const shown = mostSerious(findings, options.maxFindings)
  const broken = new Set(findings.map(({ sourceShape }) => sourceShape))
  const kept = [...profile.rules.values()].filter(({ iri, focusType }) => focusType !== null && !broken.has(iri))
  return {
    report,
    groups: groupByRule(shown, profile),
    kept: kept.toSorted((a, b) => (a.iri < b.iri ? -1 : 1)),
    notShown: findings.length - shown.length,
    options,
    accountOf: accountant(report, options.language),
  }
}

function sums(suites: readonly Suite[]): string {
  const failing = suites.flatMap(suite => suite.groups.filter(group => fails(group.severity, suite.options)))
  const groups = suites.flatMap(suite => suite.groups)
  const tests = groups.length + suites.flatMap(suite => suite.kept).length
  return ` tests="${tests}" failures="${failing.length}" errors="0" skipped="${groups.length - failing.length}"`
}

function fails(severity: Severity, { failOn = 'Violation' }: WriteOptions): boolean {
  return failOn !== null && rankOf(severity) <= rankOf(failOn)
}

function* testsuite(suite: Suite): Iterable<string> {
  const { report, groups, kept, notShown, options } = suite
  const { input, profile } = report
  const words = validationWords[options.language]
  yield `  <testsuite name="${attribute(`${input} · ${profile.id}`)}"${sums([suite])} time="0">\n`
  for (const group of groups) yield* brokenRule(group, suite)
  for (const rule of kept) yield `    <testcase ${names(rule.iri, suite)}/>\n`
  const rest = notShown === 0 ? '' : ` ${words.notShown(notShown)}`
  yield `    <system-out>${text(verdictOf(report, options.language) + rest)}</system-out>\n  </testsuite>\n`
}

function* brokenRule(group: RuleGroup, suite: Suite): Iterable<string> {
  const { report, options, accountOf } = suite
  const { language } = options
  const [first] = group.findings
  const account = accountOf(first)
  const line = first.position === null ? '' : ` line="${first.position.line}"`
  yield `    <testcase ${names(group.rule, suite)} file="${attribute(report.input)}"${line}>\n`
  const summary = attribute(summaryOf(group, account, language))
  const isFailure = fails(group.severity, options)
  yield isFailure
    ? `      <failure type="${group.severity}" message="${summary}">`
    : `      <skipped message="${summary}"/>\n      <system-out>`
  yield text(adviceOf(first, account, language))
  for (const finding of group.findings) yield text(`\n- ${placeOf(finding, group, language)}`)
  yield `${isFailure ? '</failure>' : '</system-out>'}\n    </testcase>\n`
}

/** The name of a case is the rule's own, without what differs between findings, so that it is the same in every run. */
function names(iri: string, { report, options }: Suite): string {
  const { profile } = report
  const rule = profile.rules.get(iri)
  const focusType = rule?.focusType ?? null
  const type = focusType === null ? '' : `.${focusType}`
  const words = rule === undefined ? '' : `: ${dotted(rule.message)[options.language]}`
  return `classname="${attribute(profile.id + type)}" name="${attribute(localName(iri) + words)}" time="0"`
}

function summaryOf(
  { severity, findings, message }: RuleGroup,
  { problem, property }: Account,
  language: Language,
): string {
  const words = validationWords[language]
  const times = findings.length === 1 ? '' : ` (${words.times(findings.length)})`
  return [words.severity[severity], problem, property, message[language]].filter(Boolean).join(' · ') + times
}

function adviceOf({ hint, seeAlso }: Finding, { example, future }: Account, language: Language): string {
  const words = validationWords[language]
  return [
    ...(hint === null ? [] : [`${words.mend}: ${hint[language]}`]),
    ...(example === null ? [] : [`${words.example}:\n${example}`]),
    ...(seeAlso === null ? [] : [`${words.see}: ${seeAlso}`]),
    ...(future === null ? [] : [future]),
  ].join('\n')
}

/** `rad 12:5 https://… ”Badplatser” värde: …`; with its own words where the findings of a rule differ. */
function placeOf(
  { position, focusNode, focusLabel, value, resultMessage }: Finding,
  { isVaried }: RuleGroup,
  language: Language,
): string {
  const words = validationWords[language]
  return [
    ...(position === null ? [] : [`${words.line} ${position.line}:${position.column}`]),
    ...(focusNode === null ? [words.wholeDocument] : [focusNode]),
    ...(focusLabel === null ? [] : [`”${focusLabel}”`]),
    ...(value === null ? [] : [`${words.value}: ${value}`]),
    ...(isVaried ? [resultMessage[language]] : []),
  ].join('  ')
}

function text(words: string): string {
  return plain(words).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
}

function attribute(words: string): string {
  return text(words).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')
}
