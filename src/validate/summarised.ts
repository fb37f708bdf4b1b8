import type { Finding } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import { fillIn } from '../profile/words.ts'
import type { Told } from './findings.ts'

/** Up to so many times a piece of advice is told of for each resource. */
const few = 20

/**
 * Findings without the many repetitions of advice: of a rule that is to be summarised and is told of more than a few times,
 * only the first finding is left. How many there were stands in the place `{$count}` of its hint.
 */
export function summarised(told: readonly Told[], { rules }: Profile): readonly Finding[] {
  const counts = new Map<string, number>()
  for (const { iri, isSummarised } of rules.values()) if (isSummarised) counts.set(iri, 0)
  for (const { breach } of told) {
    const count = counts.get(breach.shape.name)
    if (count !== undefined) counts.set(breach.shape.name, count + 1)
  }
  const seen = new Set<string>()
  const left: Finding[] = []
  for (const one of told) {
    const rule = one.breach.shape.name
    const count = counts.get(rule)
    if (count === undefined) left.push(one.finding)
    else if (count <= few || !seen.has(rule)) {
      seen.add(rule)
      const { hint } = one.finding
      left.push({ ...one.finding, hint: hint === null ? null : fillIn(hint, { count: `${count}` }) })
    }
  }
  return left
}
