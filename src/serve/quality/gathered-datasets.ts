import type { ReportedResource } from '../../report/quality-input.ts'
import type { Organisation, Store, StoredAssessment } from '../../store/store.ts'
import { pathOf } from '../links.ts'

const pageSize = 500

/** The assessments of all datasets that are shown of a publisher. */
export async function assessmentsOf(
  publisher: string,
  store: Pick<Store, 'assessments'>,
): Promise<readonly StoredAssessment[]> {
  const stored: StoredAssessment[] = []
  for await (const each of store.assessments({ publisher })) stored.push(each)
  return stored
}

/** The datasets that are judged, and those that are not yet. */
export async function reportedOf(
  stored: readonly StoredAssessment[],
  { iri, datasets }: Pick<Organisation, 'iri' | 'datasets'>,
  store: Pick<Store, 'search'>,
): Promise<readonly ReportedResource[]> {
  const judged = stored.map(({ primaryTopic, title, entry, assessment, points }) => ({
    dataset: primaryTopic,
    title,
    path: pathOf({ ...entry, resourceType: 'Dataset' }),
    assessment,
    points,
  }))
  if (judged.length >= datasets) return judged
  const known = new Set(judged.map(({ dataset }) => dataset))
  const others: ReportedResource[] = []
  const search = { text: '', facets: { publisher: [iri], resourceType: ['Dataset'] }, sort: 'title' } as const
  for (let offset = 0; ; offset += pageSize) {
    const { items, total } = await store.search({ ...search, limit: pageSize, offset })
    for (const item of items) {
      const { primaryTopic: dataset, title } = item
      if (!known.has(dataset)) others.push({ dataset, title, path: pathOf(item), assessment: null, points: [] })
    }
    if (items.length === 0 || offset + items.length >= total) return [...judged, ...others]
  }
}
