import type { Finding } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import { fillIn } from '../profile/words.ts'

/** Up to so many times a piece of advice is told of for each resource. */
const few = 20

/**
 * Findings without the many repetitions of advice: of a rule that is to be summarised and is told of more than a few times,
 * only the first finding is left. How many there were stands in the place `{$count}` of its hint.
 */
export function summarised(findings: readonly Finding[], { rules }: Profile): readonly Finding[] {
  const counts = new Map<string, number>()
  for (const { sourceShape } of findings) {
    if (rules.get(sourceShape)?.isSummarised === true) counts.set(sourceShape, (counts.get(sourceShape) ?? 0) + 1)
  }
  if (counts.size === 0) return findings
  const told = new Set<string>()
  return findings.flatMap(finding => {
    const count = counts.get(finding.sourceShape)
    if (count === undefined) return [finding]
    if (count > few && told.has(finding.sourceShape)) return []
    told.add(finding.sourceShape)
    const { hint } = finding
    return [{ ...finding, hint: hint === null ? null : fillIn(hint, { count: `${count}` }) }]
  })
}
