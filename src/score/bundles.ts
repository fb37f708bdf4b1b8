import type { Change } from './changes.ts'
import { type Bundle, type Gains, gainCounter } from './gains.ts'
import { meanWith, type Unit, type Units } from './units.ts'

/** Less than this many points are the rounding of a sum, no gain. */
const noise = 1e-7

/** At most so many sets of three changes or more are looked at in each step, those of most datasets. */
const mostSets = 30

/**
 * Changes in the order in which they pay most, each chosen when those before it are made: one alone; or two, or all that one
 * test needs, when they give more for each than one does; or, when none of these gives anything, as few as can be of all
 * that are left. Ends when nothing gives anything. Changes come cheapest first: of equal ones the first is taken.
 */
export function* inOrder(changes: readonly Change[], units: Units): Generator<Change> {
  const gainsOf = gainCounter(units.all)
  const sum = sumCounter(units)
  const made = new Set<Change>()
  let last: Bundle = []
  for (;;) {
    const left = changes.filter(change => !made.has(change))
    const gains = gainsOf(made, last)
    const sets = setsOf(units.all, made).map(bundle => ({ bundle, gain: sum(made, bundle) - sum(made, []) }))
    const bundle = mostWorth([...simple(left, gains), ...sets]) ?? least(left, changes => sum(made, changes))
    if (bundle === null) return
    last = sortedBy(bundle, change => -(gains.single.get(change) ?? 0))
    for (const change of last) made.add(change)
    yield* last
  }
}

interface Gaining {
  readonly bundle: Bundle
  readonly gain: number
}

function sumCounter(units: Units): (made: ReadonlySet<Change>, more: Bundle) => number {
  return (made, more) => meanWith(units, new Set([...made, ...more])) * units.datasets
}

function simple(left: readonly Change[], { single, pairs }: Gains): Gaining[] {
  const singles = left.map(change => ({ bundle: [change], gain: single.get(change) ?? 0 }))
  return [...singles, ...pairs.map(({ pair, gain }) => ({ bundle: pair, gain }))]
}

/** What is left of the sets that one test needs, where it is more than a pair. */
function setsOf(units: readonly Unit[], made: ReadonlySet<Change>): Bundle[] {
  const sets = new Map<string, { bundle: Bundle; weight: number }>()
  for (const { together, weight } of units) {
    for (const all of together) {
      const bundle = all.filter(change => !made.has(change))
      const key = JSON.stringify(bundle)
      const sum = (sets.get(key)?.weight ?? 0) + weight
      if (bundle.length > 2) sets.set(key, { bundle, weight: sum })
    }
  }
  return sortedBy([...sets.values()], ({ weight }) => -weight)
    .slice(0, mostSets)
    .map(({ bundle }) => bundle)
}

/** The one that gives most for each change; null when none gives anything. */
function mostWorth(all: readonly Gaining[]): Bundle | null {
  let best: { bundle: Bundle | null; worth: number } = { bundle: null, worth: 0 }
  for (const { bundle, gain } of all) {
    const worth = gain / bundle.length
    if (worth > best.worth + noise) best = { bundle, worth }
  }
  return best.bundle
}

/** All that are left without those that give nothing to the others; null when not even all together give anything. */
function least(left: readonly Change[], sum: (changes: Bundle) => number): Bundle | null {
  if (left.length < 3 || sum(left) <= sum([]) + noise) return null
  return left.reduceRight<Bundle>((kept, change) => {
    const without = kept.filter(other => other !== change)
    return sum(without) >= sum(kept) - noise ? without : kept
  }, left)
}

function sortedBy<Item>(items: readonly Item[], key: (item: Item) => number): Item[] {
  return [...items].sort((a, b) => key(a) - key(b))
}
