import type { Pattern, PatternFix } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import type { Alike } from './alike.ts'
import type { Change } from './changes.ts'
import { ownKeysOf } from './verdicts.ts'

/** Part of a dataset that gives points by itself: the sum of all, each times its factor, is what the dataset has. */
export interface Piece {
  /** What counts its points: the method with the indicators that are asked of it. */
  readonly method: Method
  readonly factor: number
  readonly pattern: Pattern
  /** What each change does to it; one that does nothing is not here. */
  readonly fixes: ReadonlyMap<Change, readonly PatternFix[]>
}

type Cut = (group: Alike) => readonly Piece[]

/**
 * Cuts datasets into pieces. Where the best distribution counts, the dataset is one and the distributions together are
 * another; else each distribution is one. A dataset that a change brings a distribution is left whole, as that changes the
 * weight of the others.
 */
export function cutter(method: Method): Cut {
  const isBest = method.counting === 'best-distribution'
  const indicatorsOf = (isOfDataset: boolean): Method['indicators'] =>
    method.indicators.filter(({ computedOn }) => (computedOn === 'dataset') === isOfDataset)
  const ofDataset = seeing({ ...method, counting: 'shares', indicators: indicatorsOf(true) })
  const ofOthers = seeing({ ...method, counting: isBest ? method.counting : 'shares', indicators: indicatorsOf(false) })
  const whole = seeing(method)
  return group => {
    const count = group.pattern.verdicts.length - 1
    if (isBest) return [ofDataset(group, 1, [0]), ofOthers(group, 1)]
    const made = [...group.fixes.values()].flat()
    if (count === 0 || made.some(({ after }) => after.some(([place]) => place > count))) return [whole(group, 1)]
    const groups = method.counting === 'mean-of-groups' ? 2 : 1
    const touching = fixesByResource(group)
    const of = (resource: number): Alike => ({ ...group, fixes: touching.get(resource) ?? new Map() })
    const distributions = Array.from({ length: count }, (_, place) =>
      ofOthers(of(place + 1), 1 / count / groups, [unasked, place + 1]),
    )
    return [ofDataset(of(0), 1 / groups, [0]), ...distributions]
  }
}

/** What each change does to each resource; what mends faults does it to the dataset. */
function fixesByResource({ fixes }: Alike): ReadonlyMap<number, Map<Change, PatternFix[]>> {
  const touching = new Map<number, Map<Change, PatternFix[]>>()
  for (const [change, made] of fixes) {
    for (const fix of made) {
      const own = Object.keys(fix.mends).length === 0 ? [] : [0]
      for (const resource of new Set([...own, ...fix.after.map(([place]) => place)])) {
        const changes = touching.get(resource) ?? new Map<Change, PatternFix[]>()
        touching.set(resource, changes)
        changes.set(change, [...(changes.get(change) ?? []), fix])
      }
    }
  }
  return touching
}

/** Stands where a dataset does of which nothing is asked. */
const unasked = -1

/** Leaves out of datasets what a method does not ask. Lists of tests that are equal are the same list from then on. */
function seeing(method: Method): (group: Alike, factor: number, resources?: readonly number[]) => Piece {
  const asked = new Set(ownKeysOf(method))
  const known = new Map<string, readonly string[]>()
  const seen = new WeakMap<readonly string[], Seen>()
  const see = (all: readonly string[]): Seen => {
    const places = all.flatMap((test, place) => (asked.has(test) ? place : []))
    const own = places.map(place => all[place])
    const tests = known.get(own.join()) ?? own
    known.set(own.join(), tests)
    return { tests, letters: text => places.map(place => text[place] ?? '').join('') }
  }
  return ({ pattern, fixes }, factor, resources) => {
    const { tests, letters } = seen.get(pattern.tests) ?? see(pattern.tests)
    seen.set(pattern.tests, { tests, letters })
    const placeOf = (resource: number): number => (resources === undefined ? resource : resources.indexOf(resource))
    const kept = resources?.map(resource => pattern.verdicts[resource] ?? '') ?? pattern.verdicts
    const verdicts = kept.map(letters)
    const faults = placeOf(0) === 0 ? Object.entries(pattern.faults).filter(([test]) => asked.has(test)) : []
    const isCounted = new Set(faults.map(([test]) => test))
    const own = [...fixes].flatMap(([change, made]): [Change, PatternFix[]][] => {
      const parts = made.flatMap(({ after, mends, ...fix }): PatternFix[] => {
        const turned = after
          .map(([resource, text]) => [placeOf(resource), letters(text)] as const)
          .filter(([place, text]) => place !== -1 && text !== verdicts[place])
        const mended = Object.entries(mends).filter(([test]) => isCounted.has(test))
        return turned.length + mended.length === 0 ? [] : [{ ...fix, after: turned, mends: Object.fromEntries(mended) }]
      })
      return parts.length === 0 ? [] : [[change, parts]]
    })
    const seenPattern = { tests, verdicts, faults: Object.fromEntries(faults), fixes: [], flagged: [] }
    return { method, factor, pattern: seenPattern, fixes: new Map(own) }
  }
}

interface Seen {
  readonly tests: readonly string[]
  readonly letters: (text: string) => string
}
