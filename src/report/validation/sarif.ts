import type { Language } from '../../text/language.ts'
import { validationWords } from '../../text/validation.ts'
import { isUnread } from './account.ts'
import { mostSerious } from './group.ts'
import type { ValidationReport, WriteOptions } from './report.ts'
import { sarifResults } from './sarif-result.ts'
import { type Listed, sarifRules } from './sarif-rule.ts'

/**
 * Most results of one run: GitHub refuses a file that has more, and stores the 5,000 most serious.
 * @see https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */
const mostResults = 25_000

/**
 * SARIF 2.1.0, with a run for each profile, since GitHub wants what it is to keep apart in runs of different categories.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function* sarif(reports: readonly ValidationReport[], options: WriteOptions): Iterable<string> {
  yield '{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":['
  const byProfile = [...Map.groupBy(reports, ({ profile }) => profile.id).values()]
  for (const [at, ofProfile] of byProfile.entries()) {
    yield at === 0 ? '\n' : ',\n'
    yield* run(ofProfile, options)
  }
  yield '\n]}\n'
}

function* run(
  reports: readonly ValidationReport[],
  { maxFindings, language, version }: WriteOptions,
): Iterable<string> {
  const listed = list(reports, maxFindings)
  const rules = sarifRules(listed, language)
  const [{ profile }] = reports
  const driver = {
    name: 'Skörd',
    semanticVersion: version,
    language,
    rules: [...rules.values()].map(({ descriptor }) => descriptor),
  }
  const head = {
    tool: { driver },
    automationDetails: { id: `skord/${profile.id}/` },
    language,
    columnKind: 'utf16CodeUnits',
    invocations: [invocation(listed, language)],
  }
  yield `${JSON.stringify(head).slice(0, -1)},"results":[`
  let separator = '\n'
  for (const result of sarifResults(listed, rules, language)) {
    yield separator + JSON.stringify(result)
    separator = ',\n'
  }
  yield '\n]}'
}

/** As many of the findings as may stand in one run, the most serious of each report. */
function list(reports: readonly ValidationReport[], maxFindings: number | null): Listed[] {
  let room = mostResults
  return reports.map(report => {
    const shown = mostSerious(report.findings, Math.min(maxFindings ?? room, room))
    room -= shown.length
    return { report, shown }
  })
}

/** Says how it went: what could not be read, and how many findings are not listed. */
function invocation(listed: readonly Listed[], language: Language): unknown {
  const words = validationWords[language]
  const notifications = listed.flatMap(({ report, shown }) => {
    const rest = report.findings.length - shown.length
    return rest === 0 ? [] : [{ level: 'warning', message: { text: `${report.input}: ${words.notShown(rest)}` } }]
  })
  const executionSuccessful = !listed.some(({ report }) => isUnread(report))
  return { executionSuccessful, ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }) }
}
