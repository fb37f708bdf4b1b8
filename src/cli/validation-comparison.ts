import { type ComparedRow, compareReports } from '../report/validation/comparison.ts'
import type { ValidationReport } from '../report/validation/report.ts'
import { validationWords } from '../text/validation.ts'
import { printable } from './terminal.ts'
import type { View } from './validation-groups.ts'

/** Widest column of words, in characters. */
const widest = 48

/** The profiles side by side: a row for each problem, a column for each profile with severity and number. */
export function comparisonLines(reports: readonly ValidationReport[], { language, paint }: View): string[] {
  const words = validationWords[language]
  const heads = [words.class, words.property, words.problem, ...reports.map(({ profile }) => profile.label[language])]
  const rows = compareReports(reports, language).map(row => cells(row, words))
  if (rows.length === 0) return [words.noFindings]
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map(row => row[at].length)))
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => cell.padEnd(widths[at]))
      .join('  ')
      .trimEnd()
  return [paint(line(heads), 'bold'), ...rows.map(line)]
}

function cells({ className, property, problem, counts }: ComparedRow, words: (typeof validationWords)['sv']): string[] {
  const judged = counts.map(count => (count === null ? '–' : `${words.severity[count.severity]} ${count.count}`))
  return [...[className ?? words.wholeDocument, property ?? '', problem ?? ''].map(cut), ...judged]
}

function cut(text: string): string {
  const shown = printable(text)
  return shown.length > widest ? `${shown.slice(0, widest - 1)}…` : shown
}
