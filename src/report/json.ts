import { explainedDataset, worstFirst } from './datasets.ts'
import type { QualityInput } from './quality-input.ts'
import { qualityReport } from './report.ts'

/**
 * The report itself, every dataset explained and on a line of its own. In pieces, as the datasets of a large organisation
 * are more than one text can hold, and explained one by one, as they are more than memory should.
 */
export function* json(input: QualityInput): Iterable<string> {
  const { datasets: _, ...rest } = qualityReport(input, { explained: 0 })
  yield `${JSON.stringify(rest, null, 2).slice(0, -2)},\n  "datasets": [`
  const inOrder = [...input.datasets].sort(worstFirst(input.method))
  for (const [at, dataset] of inOrder.entries()) {
    yield `${at === 0 ? '' : ','}\n    ${JSON.stringify(explainedDataset(dataset, input))}`
  }
  yield inOrder.length === 0 ? ']\n}\n' : '\n  ]\n}\n'
}
