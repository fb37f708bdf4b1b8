import type { RankedFix } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import type { Alike } from './alike.ts'
import type { Change } from './changes.ts'
import { rounded } from './counting.ts'
import { meanWith, type Units } from './units.ts'
import { evidenceFor, fixAt } from './wording.ts'

/** What a row is told from. */
export interface RowOptions {
  readonly profile: Profile
  /** The method by which datasets that gain most are named. */
  readonly method: Method
  readonly alike: readonly Alike[]
  /** By id of the method. */
  readonly unitsBy: ReadonlyMap<string, Units>
  /** Mean points when this change and all before it are made. */
  readonly after: number
}

/** A change as a row of what pays most, with what it gives alone under every method of the profile. */
export function rowOf(change: Change, { alike, unitsBy, profile, method, after }: RowOptions): RankedFix {
  const changed = alike.filter(({ fixes }) => fixes.has(change))
  const total = (count: (group: Alike) => number): number =>
    changed.reduce((sum, group) => sum + count(group) * group.datasets.length, 0)
  const gains = [...unitsBy].map(
    ([id, units]) => [id, rounded(meanWith(units, only(change)) - meanWith(units, none))] as const,
  )
  const units = unitsBy.get(method.id)
  return {
    fix: wordsOf(change, { alike: changed, profile }),
    cause: change.cause,
    found: change.found,
    resources: total(({ fixes }) => new Set(fixes.get(change)?.map(({ resource }) => resource)).size),
    datasets: total(() => 1),
    gains: Object.fromEntries(gains),
    after: rounded(after),
    examples: examplesOf(changed, group =>
      rounded((units?.points(group, only(change)) ?? 0) - (units?.points(group, none) ?? 0)),
    ),
  }
}

const none: ReadonlySet<Change> = new Set()
const only = (change: Change): ReadonlySet<Change> => new Set([change])

/** The words for one of its places; without what stands there where that is not the same in all. */
function wordsOf(change: Change, { alike, profile }: Pick<RowOptions, 'alike' | 'profile'>): RankedFix['fix'] {
  const [{ datasets, fixes }] = alike
  const place = fixes.get(change)?.[0] ?? { fix: change.fix, resource: 0 }
  const words = fixAt(datasets[0], place, profile)
  if (change.found !== null) return words
  const evidence = evidenceFor(datasets[0], place).map(each => ({ ...each, value: null }))
  return { ...words, text: fixAt({ evidence }, place, profile).text }
}

/** How many datasets each row names. */
const mostExamples = 5

function examplesOf(alike: readonly Alike[], gainOf: (group: Alike) => number): RankedFix['examples'] {
  const sorted = alike.map(group => ({ group, gain: gainOf(group) })).sort((a, b) => b.gain - a.gain)
  return sorted
    .flatMap(({ group, gain }) =>
      group.datasets.slice(0, mostExamples).map(({ computedOn }) => ({ dataset: computedOn, gain })),
    )
    .slice(0, mostExamples)
}
