import type { AssessedDataset } from '../model/assessment.ts'

/**
 * Assessments with their resources by the names that they go by in their records, old name → new. Of datasets that go by one
 * name now, the one that had it before stands for all; else the first.
 */
export function renamed(
  assessed: readonly AssessedDataset[],
  names: ReadonlyMap<string, string>,
): readonly AssessedDataset[] {
  if (names.size === 0) return assessed
  const nameOf = (name: string): string => names.get(name) ?? name
  const taken = new Set(assessed.map(({ assessment }) => assessment.computedOn).filter(name => !names.has(name)))
  return assessed.flatMap(each => {
    const { computedOn, resources } = each.assessment
    if (!resources.some(name => names.has(name))) return [each]
    const name = nameOf(computedOn)
    if (name !== computedOn && taken.has(name)) return []
    taken.add(name)
    return [{ ...each, assessment: { ...each.assessment, computedOn: name, resources: resources.map(nameOf) } }]
  })
}
