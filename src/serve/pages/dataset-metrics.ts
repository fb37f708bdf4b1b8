import { assessedDataset, datasetDqv } from '../api/dataset-quality.ts'
import type { PageTools } from '../tools.ts'
import type { PageRequest } from '../view.ts'

/** The graph of a dataset's measurements in the Data Quality Vocabulary, at the address that is its name. */
export async function datasetMetrics(
  { parameters }: Pick<PageRequest, 'parameters'>,
  tools: PageTools,
): Promise<Response | null> {
  const found = await assessedDataset({ parameters }, tools.store)
  return 'stored' in found ? (await datasetDqv(found.stored, tools)).response : null
}
