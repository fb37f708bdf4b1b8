import type { Pattern, PatternFix } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import { type Alike, numbering, pointsWith } from './alike.ts'
import type { Change } from './changes.ts'
import { ownKeysOf } from './verdicts.ts'

/** Datasets that are alike in all that one method counts: thousands of them are a few dozen folds. */
export interface Fold {
  /** How many they are. */
  readonly datasets: number
  /** Those that do anything to them. */
  readonly changes: ReadonlySet<Change>
  /** Changes that must all be made before a test passes that several faults break; one list for each such test. */
  readonly together: readonly (readonly Change[])[]
  /** Points of each dataset with changes made together, of which some may do nothing here. */
  readonly points: (made: ReadonlySet<Change>) => number
}

type Fixes = ReadonlyMap<Change, readonly PatternFix[]>

/** What one method counts of datasets that are alike. */
interface Seen {
  readonly pattern: Pattern
  readonly fixes: Fixes
}

/** Folds datasets that one method cannot tell apart: the fold that each belongs to, thousands often the same. */
export function fold(alike: readonly Alike[], method: Method): ReadonlyMap<Alike, Fold> {
  const numberOf = numbering<Change>()
  const see = seeing(ownKeysOf(method))
  const byText = Map.groupBy(alike, group => {
    const { pattern, fixes } = see(group)
    const changes = [...fixes].map(([change, made]) => [numberOf(change), made])
    return JSON.stringify([pattern.verdicts, pattern.faults, pattern.tests, changes])
  })
  return new Map(
    [...byText.values()].flatMap(groups => {
      const datasets = groups.reduce((sum, group) => sum + group.datasets.length, 0)
      const folded = foldOf(see(groups[0]), datasets, method)
      return groups.map(group => [group, folded] as const)
    }),
  )
}

/** Leaves out of patterns what is not asked for. Lists of tests that are equal are the same list from then on. */
function seeing(asked: readonly string[]): (seen: Seen) => Seen {
  const lists = new Map<string, readonly string[]>()
  return ({ pattern, fixes }) => {
    const places = asked.map(test => pattern.tests.indexOf(test)).filter(place => place !== -1)
    const own = places.map(place => pattern.tests[place])
    const tests = lists.get(own.join()) ?? own
    lists.set(own.join(), tests)
    const letters = (all: string): string => places.map(place => all[place]).join('')
    const faults = Object.entries(pattern.faults).filter(([test]) => tests.includes(test))
    const seenFix = ({ after, mends, ...fix }: PatternFix): PatternFix => ({
      ...fix,
      after: after.map(([resource, all]) => [resource, letters(all)]),
      mends: Object.fromEntries(Object.entries(mends).filter(([test]) => tests.includes(test))),
    })
    return {
      pattern: {
        tests,
        verdicts: pattern.verdicts.map(letters),
        faults: Object.fromEntries(faults),
        fixes: [],
        flagged: [],
      },
      fixes: new Map([...fixes].map(([change, made]) => [change, made.map(seenFix)])),
    }
  }
}

function foldOf({ pattern, fixes }: Seen, datasets: number, method: Method): Fold {
  const mends =
    (test: string) =>
    ([, made]: readonly [Change, readonly PatternFix[]]) =>
      made.some(fix => (fix.mends[test]?.length ?? 0) > 0)
  return {
    datasets,
    changes: new Set(fixes.keys()),
    together: Object.keys(pattern.faults).map(test => [...fixes].filter(mends(test)).map(([change]) => change)),
    points: pointCounter({ pattern, fixes }, method),
  }
}

/** Counts points with changes made; what was counted is remembered. */
function pointCounter({ pattern, fixes }: Seen, method: Method): Fold['points'] {
  const here = [...fixes]
  const known = new Map<string, number>()
  return made => {
    const isMade = here.map(([change]) => made.has(change))
    const key = isMade.map(Number).join('')
    const count = (): number =>
      pointsWith(
        pattern,
        here.flatMap(([, parts], place) => (isMade[place] ? parts : [])),
        method,
      )
    const points = known.get(key) ?? count()
    known.set(key, points)
    return points
  }
}

/** Mean points of datasets with changes made; 0 of none. */
export function meanWith(folds: readonly Fold[], made: ReadonlySet<Change>): number {
  const datasets = folds.reduce((sum, each) => sum + each.datasets, 0)
  const points = folds.reduce((sum, each) => sum + each.points(made) * each.datasets, 0)
  return datasets === 0 ? 0 : points / datasets
}
