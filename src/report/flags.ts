import { bilingual } from '../profile/labels.ts'
import type { Profile } from '../profile/profile.ts'
import { judged } from './judged.ts'
import type { QualityInput } from './quality-input.ts'
import type { ReportedFlag } from './quality-report.ts'

const mostExamples = 5

/** Signs of values that were filled in for the sake of points, most frequent first. */
export function reportedFlags({ datasets, profile }: Pick<QualityInput, 'datasets' | 'profile'>): ReportedFlag[] {
  const seen = judged(datasets)
    .flatMap(({ dataset, assessment }) => assessment.flags.map(flag => ({ ...flag, dataset })))
    .sort((a, b) => compare(a.dataset, b.dataset) || a.resource - b.resource)
  const byCode = Map.groupBy(seen, ({ flag }) => flag)
  const rows = [...byCode].map(([flag, places]) => {
    const byDataset = new Map(places.toReversed().map(({ dataset, value }) => [dataset, value]))
    const examples = [...byDataset].toReversed().slice(0, mostExamples)
    return {
      flag,
      label: labelOf(flag, profile),
      resources: places.length,
      datasets: byDataset.size,
      examples: examples.map(([dataset, value]) => ({ dataset, value })),
    }
  })
  return rows.sort((a, b) => b.resources - a.resources || compare(a.flag, b.flag))
}

function labelOf(flag: string, { schemes }: Profile): ReportedFlag['label'] {
  const rows = schemes.get('quality-flags')?.concepts.values() ?? []
  const row = [...rows].find(({ code }) => code === flag)
  return (row === undefined ? null : bilingual(row.label)) ?? { sv: flag, en: flag }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
