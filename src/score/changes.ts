import type { LossCause } from '../model/assessment.ts'
import type { FixRow, FixTable } from './fix-table.ts'
import type { Need, Needs } from './needs.ts'

/** One change to make: a fix, for one cause, wherever the same stands. */
export interface Change {
  /** Code of `vocab/score-fixes.tsv`. */
  readonly fix: string
  readonly cause: LossCause
  /** What stands there, of several values the most frequent; null when mostly nothing stands there. */
  readonly found: string | null
}

/** How many places each value stands in; null for nothing. */
type Counts = ReadonlyMap<string | null, number>

/** The value that stands for one in the change that mends it. */
type Shown = (found: string | null) => string | null

/** A value has a change of its own when it stands in so many places, and in such a share of those that need the fix. */
const ownChange = { places: 5, share: 0.1 }

/**
 * Tells which change mends a need; the same change is the same object. A fix is one change, but for two kinds: to see to an
 * address that does not answer is another change than to give one; and where one word of a list is swapped for another, each
 * common word is a row of the table that maps them. Rare words share one change, lest a hundred odd ones hide the others.
 */
export function changeFinder(all: readonly Needs[], table: FixTable): (need: Need) => Change {
  const shown = new Map([...countValues(all)].map(([fix, counts]) => [fix, shownBy(counts, table.get(fix))]))
  const changes = new Map<string, Map<string | null, Change>>()
  return need => {
    const { fix } = need.fix
    const found = shown.get(fix)?.(need.found) ?? null
    const ofFix = changes.get(fix) ?? new Map<string | null, Change>()
    const isLink = table.get(fix)?.kind === 'link' && found !== null
    const change = ofFix.get(found) ?? { fix, cause: isLink ? 'link' : 'source', found }
    changes.set(fix, ofFix.set(found, change))
    return change
  }
}

function countValues(all: readonly Needs[]): ReadonlyMap<string, Counts> {
  const counts = new Map<string, Map<string | null, number>>()
  for (const { needs } of all) {
    for (const { fix, found } of needs) {
      const ofFix = counts.get(fix.fix) ?? new Map<string | null, number>()
      counts.set(fix.fix, ofFix.set(found, (ofFix.get(found) ?? 0) + 1))
    }
  }
  return counts
}

function shownBy(counts: Counts, row: FixRow | undefined): Shown {
  const values = [...counts].filter(([value]) => value !== null)
  if (row?.kind === 'link') return orNothing(mostFrequent(values))
  const isSwap = row?.kind === 'statement' && row.cost === 'vocabulary'
  if (!isSwap) {
    const shown = mostFrequent([...counts])
    return () => shown
  }
  const total = values.reduce((sum, [, count]) => sum + count, 0)
  const isCommon = (count: number): boolean => count >= ownChange.places && count >= total * ownChange.share
  const ofRare = mostFrequent(values.filter(([, count]) => !isCommon(count)))
  return found => (found === null || isCommon(counts.get(found) ?? 0) ? found : ofRare)
}

function orNothing(shown: string | null): Shown {
  return found => (found === null ? null : shown)
}

/** Of equally frequent ones the first by name. */
function mostFrequent(values: readonly (readonly [string | null, number])[]): string | null {
  const sorted = [...values].sort(([a, m], [b, n]) => n - m || ((a ?? '') < (b ?? '') ? -1 : 1))
  return sorted[0]?.[0] ?? null
}
