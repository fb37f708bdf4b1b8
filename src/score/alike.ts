import type { Assessment, Pattern, PatternFix } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import type { Change } from './changes.ts'
import { combine } from './combine.ts'
import { totalOf } from './counting.ts'
import type { Need, Needs } from './needs.ts'
import { verdictsOf } from './verdicts.ts'

/** Datasets that were judged alike and have the same in the same places, so that every change does the same to them. */
export interface Alike {
  readonly pattern: Pattern
  readonly datasets: readonly Assessment[]
  /** What each change consists of in each of them; one that is not here does nothing to them. */
  readonly fixes: ReadonlyMap<Change, readonly PatternFix[]>
}

/** Gathers datasets that are alike and have one pattern. */
export function gatherAlike(all: readonly Needs[], changeFor: (need: Need) => Change): readonly Alike[] {
  const numberOf = numbering<Change>()
  const patternNumber = numbering<Pattern>()
  const groups = new Map<string, Alike & { readonly datasets: Assessment[] }>()
  for (const { assessment, needs } of all) {
    const { pattern } = assessment
    const changes = needs.map(changeFor)
    const key = `${patternNumber(pattern)}:${changes.map(numberOf).join()}`
    const group = groups.get(key) ?? { pattern, fixes: fixesBy(changes, needs), datasets: [] }
    group.datasets.push(assessment)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** Numbers things in the order in which they are met, from 0. */
export function numbering<Key>(): (key: Key) => number {
  const numbers = new Map<Key, number>()
  return key => numbers.get(key) ?? numbers.set(key, numbers.size).size - 1
}

function fixesBy(changes: readonly Change[], needs: readonly Need[]): Map<Change, PatternFix[]> {
  const fixes = new Map<Change, PatternFix[]>()
  for (const [place, { fix }] of needs.entries()) {
    fixes.set(changes[place], [...(fixes.get(changes[place]) ?? []), fix])
  }
  return fixes
}

/** Points of a pattern with fixes made. */
export function pointsWith(pattern: Pattern, fixes: readonly PatternFix[], method: Method): number {
  return totalOf(verdictsOf(combine(pattern, fixes), method), method)
}
