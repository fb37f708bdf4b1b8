import type { Assessment, PatternFix, RankedFix } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import type { Alike } from './alike.ts'
import type { Change } from './changes.ts'
import type { Fold } from './folds.ts'
import { fixAt } from './wording.ts'

/** What a row is told from. */
export interface RowOptions {
  readonly profile: Profile
  /** The method by which datasets that gain most are named. */
  readonly method: Method

  readonly alike: readonly Alike[]
  /** By id of the method. */
  readonly foldsBy: ReadonlyMap<string, ReadonlyMap<Alike, Fold>>
  /** Mean points when this change and all before it are made. */
  readonly after: number
}

/** A change as a row of what pays most, with what it gives alone under every method of the profile. */
export function rowOf(change: Change, { alike, foldsBy, profile, method, after }: RowOptions): RankedFix {
  const changed = alike.filter(({ fixes }) => fixes.has(change))
  const total = (count: (group: Alike) => number): number =>
    changed.reduce((sum, group) => sum + count(group) * group.datasets.length, 0)
  const datasets = alike.reduce((sum, group) => sum + group.datasets.length, 0)
  const gainOf = (group: Alike, id: string): number => gainIn(foldsBy.get(id)?.get(group), change)
  const gains = profile.methods.map(({ id }) => [id, total(group => gainOf(group, id)) / datasets] as const)
  return {
    fix: wordsOf(change, { alike: changed, profile }),
    cause: change.cause,
    found: change.found,
    resources: total(({ fixes }) => new Set(fixes.get(change)?.map(({ resource }) => resource)).size),
    datasets: total(() => 1),
    gains: Object.fromEntries(gains),
    after,
    examples: examplesOf(changed, group => gainOf(group, method.id)),
  }
}

function gainIn(fold: Fold | undefined, change: Change): number {
  return fold === undefined ? 0 : fold.points(new Set([change])) - fold.points(new Set())
}

/** The words for a place where that very thing is found. */
function wordsOf(change: Change, { alike, profile }: Pick<RowOptions, 'alike' | 'profile'>): RankedFix['fix'] {
  const isShown = ({ evidence }: Assessment, { fix, resource }: PatternFix): boolean =>
    evidence.some(each => each.about === fix && each.resource === resource && each.value === change.found)
  for (const { datasets, fixes } of alike) {
    for (const fix of fixes.get(change) ?? []) {
      const dataset = datasets.find(each => isShown(each, fix))
      if (dataset !== undefined) return fixAt(dataset, fix, profile)
    }
  }
  const [{ datasets, fixes }] = alike
  return fixAt(datasets[0], fixes.get(change)?.[0] ?? { fix: change.fix, resource: 0 }, profile)
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
