import type { LossCause } from '../model/assessment.ts'
import type { FixRow, FixTable } from './fix-table.ts'
import type { Need, Needs } from './needs.ts'

/** One change to make: a fix, for one cause, wherever the same stands. */
export interface Change {
  /** Code of `vocab/score-fixes.tsv`. */
  readonly fix: string
  readonly cause: LossCause
  /** What stands there; null when nothing does, or one thing here and another there. */
  readonly found: string | null
}

/** How many places each value stands in; null for nothing. */
type Counts = ReadonlyMap<string | null, number>

/** What a change is called by that mends a value. */
type Grouping = (found: string | null) => Pick<Change, 'cause' | 'found'>

/** A value has a change of its own when it stands in so many places, and in such a share of those that need the fix. */
const ownChange = { places: 5, share: 0.1 }

/**
 * Tells which change mends a need; the same change is the same object. A fix is one change, but for two kinds: to see to an
 * address that does not answer is another change than to give one; and where one word of a list is swapped for another, each
 * common word is a row of the table that maps them. Rare words share one change, lest a hundred odd ones hide the others.
 */
export function changeFinder(all: readonly Needs[], table: FixTable): (need: Need) => Change {
  const groupings = new Map([...countValues(all)].map(([fix, counts]) => [fix, groupingOf(counts, table.get(fix))]))
  const changes = new Map<string, Map<string, Change>>()
  return ({ fix: { fix }, found }) => {
    const { cause, found: shown } = groupings.get(fix)?.(found) ?? { cause: 'source', found: null }
    const ofFix = changes.get(fix) ?? new Map<string, Change>()
    const key = JSON.stringify([cause, shown])
    const change = ofFix.get(key) ?? { fix, cause, found: shown }
    changes.set(fix, ofFix.set(key, change))
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

function groupingOf(counts: Counts, row: FixRow | undefined): Grouping {
  const values = [...counts.keys()]
  if (row?.kind === 'link') {
    const shown = onlyOne(values.filter(value => value !== null))
    return found => (found === null ? { cause: 'source', found } : { cause: 'link', found: shown })
  }
  if (row?.kind !== 'statement' || row.cost !== 'vocabulary') {
    const shown = onlyOne(values)
    return () => ({ cause: 'source', found: shown })
  }
  const total = [...counts].reduce((sum, [value, count]) => sum + (value === null ? 0 : count), 0)
  const isCommon = (value: string | null): boolean => {
    const count = value === null ? 0 : (counts.get(value) ?? 0)
    return count >= ownChange.places && count >= total * ownChange.share
  }
  const ofRare = onlyOne(values.filter(value => !isCommon(value)))
  return found => ({ cause: 'source', found: isCommon(found) ? found : ofRare })
}

function onlyOne(values: readonly (string | null)[]): string | null {
  return values.length === 1 ? values[0] : null
}
