import type { LostPoints } from '../model/assessment.ts'
import type { Measurement, Method } from '../model/score.ts'
import type { Language } from '../text/language.ts'
import { worstFirst } from './datasets.ts'
import { type JudgedResource, judged } from './judged.ts'
import { localised } from './localised.ts'
import type { QualityInput } from './quality-input.ts'
import type { WriteOptions } from './write-options.ts'

/** What the table is made of. */
export type CsvInput = Pick<QualityInput, 'profile' | 'method' | 'datasets' | 'explain' | 'scoreOf'>

/** Everything that is known of one verdict. */
interface Row {
  readonly dataset: JudgedResource
  readonly method: Method
  readonly measurement: Measurement
  /** null when no points are lost. */
  readonly loss: LostPoints | null
  readonly language: Language
}

/** The columns: names that are the same in every language, and what stands in them. */
const columns: Readonly<Record<string, (row: Row) => string | number | null | undefined>> = {
  dataset: ({ dataset }) => dataset.dataset,
  title: ({ dataset, language }) => localised(dataset.title, language)?.text,
  distribution: row => (isOnDataset(row) ? null : row.measurement.computedOn),
  method: ({ method }) => method.id,
  indicator: ({ measurement }) => measurement.isMeasurementOf,
  verdict: ({ measurement }) => verdicts[String(measurement.value)],
  points: ({ measurement }) => decimals(measurement.points),
  maxPoints: ({ measurement }) => decimals(measurement.maxPoints),
  evidence: ({ loss }) => loss?.found,
  line: ({ loss }) => loss?.line,
  cause: ({ loss }) => loss?.cause,
  fix: ({ loss }) => loss?.fix.fix,
  text: ({ loss, language }) => loss && [loss.fix.text, ...loss.notes].map(words => words[language]).join(' '),
  gain: ({ loss }) => (loss === null ? null : decimals(loss.gain)),
}

const verdicts: Readonly<Record<string, string>> = { true: 'passed', false: 'failed', null: 'unknown' }

/**
 * A table with a row per dataset, resource and indicator of the leading method, or of every method where all are asked for,
 * its lowest points first, with a byte order mark so that spreadsheets see that it is UTF-8. Of a lost point it says why and
 * what mends it, the gain found by scoring the dataset so mended.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function* csv(
  input: CsvInput,
  language: Language,
  { methods: wanted = 'leading' }: WriteOptions = {},
): Iterable<string> {
  yield `\ufeff${csvRow(Object.keys(columns))}`
  const methods = input.profile.methods
    .filter(({ id }) => wanted === 'all' || id === input.method)
    .sort((a, b) => Number(b.id === input.method) - Number(a.id === input.method))
  for (const dataset of judged(input.datasets).sort(worstFirst(input.method))) {
    yield methods.flatMap(method => [...methodRows(input, { dataset, method, language })]).join('')
  }
}

function* methodRows(
  { explain, scoreOf }: CsvInput,
  about: Pick<Row, 'dataset' | 'method' | 'language'>,
): Iterable<string> {
  const { assessment } = about.dataset
  const losses = new Map(explain(assessment, about.method.id).map(loss => [keyOf(loss.indicator, loss.on), loss]))
  for (const measurement of scoreOf(assessment, about.method.id).measurements) {
    const loss = losses.get(keyOf(measurement.isMeasurementOf, measurement.computedOn)) ?? null
    const row: Row = { ...about, measurement, loss }
    yield csvRow(Object.values(columns).map(cell => String(cell(row) ?? '').toWellFormed()))
  }
}

function isOnDataset({ dataset, measurement }: Row): boolean {
  return measurement.computedOn === dataset.assessment.resources[0]
}

function keyOf(indicator: string, on: string): string {
  return `${indicator} ${on}`
}

/** Points without the noise of binary fractions. */
function decimals(points: number): number {
  return Math.round(points * 1e6) / 1e6
}

/**
 * What a spreadsheet would run as a formula: at the beginning of a cell, and, as Swedish ones open files of commas with
 * semicolons in mind and know no quotes within a cell, behind whatever might begin a cell there.
 */
const formulas = /(^|[;\t\r\n]"?)([=+\-@\t\r])/g

/** A row with its line end. Text that a spreadsheet would run as a formula has an apostrophe put before it. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

function cell(text: string): string {
  const isNumber = /^-?\d+(\.\d+)?$/.test(text)
  const safe = isNumber ? text : text.replace(formulas, "$1'$2")
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
