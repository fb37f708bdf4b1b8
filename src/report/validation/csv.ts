import type { Finding } from '../../model/finding.ts'
import type { Language } from '../../text/language.ts'
import { validationWords } from '../../text/validation.ts'
import { csvRow } from '../csv.ts'
import { type Account, accountant } from './account.ts'
import { mostSerious } from './group.ts'
import type { ValidationReport, WriteOptions } from './report.ts'

type Cell = (finding: Finding, account: Account, language: Language) => string | number | null | undefined

/** The columns: names that are the same in every language, and what stands in them. */
const columns: Readonly<Record<string, Cell>> = {
  severity: ({ severity }) => severity,
  line: ({ position }) => position?.line,
  column: ({ position }) => position?.column,
  focusType: ({ focusType }) => focusType,
  focusNode: ({ focusNode }) => focusNode,
  focusLabel: ({ focusLabel }) => focusLabel,
  resultPath: ({ resultPath }) => resultPath,
  property: (_, { property }) => property,
  problem: (_, { problem }) => problem,
  message: ({ resultMessage }, _, language) => resultMessage[language],
  value: ({ value }) => value,
  hint: ({ hint }, _, language) => hint?.[language],
  example: (_, { example }) => example,
  future: (_, { future }) => future,
  seeAlso: ({ seeAlso }) => seeAlso,
  sourceShape: ({ sourceShape }) => sourceShape,
}

/**
 * A table with a row per finding, with a byte order mark so that spreadsheets see that it is UTF-8. When not all are
 * listed, a last row without severity says in `message` how many more there are.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function* csv(reports: readonly ValidationReport[], options: WriteOptions): Iterable<string> {
  yield `\ufeff${csvRow(['input', 'profile', ...Object.keys(columns)])}`
  for (const report of reports) yield* rows(report, options)
}

function* rows(report: ValidationReport, { language, maxFindings }: WriteOptions): Iterable<string> {
  const { input, profile, findings } = report
  const account = accountant(report, language)
  const shown = mostSerious(findings, maxFindings)
  const row = (cells: readonly (string | number | null | undefined)[]): string =>
    csvRow([input, profile.id, ...cells.map(cell => String(cell ?? '').toWellFormed())])
  for (const finding of shown) {
    yield row(Object.values(columns).map(cell => cell(finding, account(finding), language)))
  }
  if (shown.length === findings.length) return
  const sentence = validationWords[language].notShown(findings.length - shown.length)
  yield row(Object.keys(columns).map(name => (name === 'message' ? sentence : '')))
}
