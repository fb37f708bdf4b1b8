import type { Measurement } from '../model/score.ts'
import type { Language } from '../text/language.ts'
import { localised } from './localised.ts'
import type { IndicatorOutcome, QualityReport, ReportedDataset } from './report.ts'

/** The columns: identifiers, so that they are the same in every language. */
const columns = ['dataset', 'title', 'indicator', 'label', 'dimension', 'computedOn', 'verdict', 'points', 'maxPoints']

/**
 * A table with a row per dataset and indicator, lowest score first, with a byte order mark so that spreadsheets see
 * that it is UTF-8. Text that a spreadsheet would run as a formula has an apostrophe put before it.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function csv(report: QualityReport, language: Language): string {
  const indicators = new Map(report.indicators.map(outcome => [outcome.indicator, outcome]))
  const rows = report.datasets.flatMap(dataset => datasetRows(dataset, indicators, language))
  return `\ufeff${[columns, ...rows].map(csvRow).join('')}`
}

function datasetRows(
  { dataset, title, score }: ReportedDataset,
  indicators: ReadonlyMap<string, IndicatorOutcome>,
  language: Language,
): string[][] {
  const name = localised(title, language)?.text ?? ''
  const row = ({ isMeasurementOf, computedOn, value, points }: Measurement): string[] => {
    const indicator = indicators.get(isMeasurementOf)
    const about = [isMeasurementOf, indicator?.label[language] ?? '', indicator?.dimension ?? '', computedOn]
    return [dataset, name, ...about, verdict(value), String(points), String(indicator?.maxPoints ?? '')]
  }
  return score?.measurements.map(row) ?? []
}

function verdict(value: boolean | null): string {
  if (value === null) return 'unknown'
  return value ? 'passed' : 'failed'
}

/** A row with its line end. Text that a spreadsheet would run as a formula has an apostrophe put before it. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
