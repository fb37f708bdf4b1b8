import { type Finding, severities } from '../../model/finding.ts'
import type { FindingGroup } from '../../store/store.ts'

/** Findings by rule, most serious and most frequent first, for findings that no store holds. */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const byRule = Map.groupBy(findings, ({ sourceShape, severity }) => `${severity} ${sourceShape}`)
  const groups = [...byRule.values()].map(group => ({
    example: { ...group[0], entry: null },
    count: group.length,
    resources: new Set(group.map(({ focusNode }) => focusNode)).size,
  }))
  const rank = ({ example }: FindingGroup) => severities.indexOf(example.severity)
  return groups.sort((a, b) => rank(a) - rank(b) || b.count - a.count)
}
