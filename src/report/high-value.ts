import type { Pattern } from '../model/assessment.ts'
import type { Bilingual } from '../model/finding.ts'
import { type JudgedResource, judged } from './judged.ts'
import type { QualityInput } from './quality-input.ts'
import type { HighValueDataset } from './quality-report.ts'

/** The test that tells which datasets are of high value, and the indicator that tells whether they keep what is asked of them. */
const test = 'isHighValue'
const readiness = { method: 'se', indicator: 'hvd' } as const

/** High-value datasets with what they lack by the regulation: those that are not ready first, then those that are not known. */
export function highValueDatasets(input: QualityInput): HighValueDataset[] {
  const rows = judged(input.datasets).flatMap(one =>
    isHighValue(one.assessment.pattern) ? [readinessOf(one, input)] : [],
  )
  return rows.sort((a, b) => order(a) - order(b) || (a.dataset < b.dataset ? -1 : 1))
}

function isHighValue({ tests, verdicts }: Pattern): boolean {
  const place = tests.findIndex(key => key.split(';')[0] === test)
  return place !== -1 && verdicts.at(0)?.at(place) === '1'
}

function readinessOf({ dataset, title, path, assessment }: JudgedResource, input: QualityInput): HighValueDataset {
  const { method, indicator } = readiness
  const score = input.scoreOf(assessment, method)
  const values = score.measurements.filter(one => one.isMeasurementOf === indicator).map(({ value }) => value)
  const isReady = values.includes(false) ? false : values.includes(null) ? null : true
  const losses = input.explain(assessment, method).filter(loss => loss.indicator === indicator)
  const lacks = losses.flatMap(({ notes, fix }) => (notes.length > 0 ? notes : [fix.text]))
  return { dataset, title, path, isReady, lacks: unique(lacks) }
}

function unique(texts: readonly Bilingual[]): Bilingual[] {
  return [...new Map(texts.map(text => [text.sv, text])).values()]
}

function order({ isReady }: HighValueDataset): number {
  return [false, null, true].indexOf(isReady)
}
