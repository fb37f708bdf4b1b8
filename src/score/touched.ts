import type { Reads } from './reads.ts'
import type { Written } from './written-groups.ts'

/** The places of the tests that changes may turn: on the resources that are changed, and on those that are not. */
export interface Touched {
  readonly own: readonly number[]
  readonly crossing: readonly number[]
}

/** Those of datasets, and those of distributions. */
export type TouchedByKind = Readonly<Record<'dataset' | 'distribution', Touched>>

/** What is known of the tests. */
export interface TouchTools {
  /** Places of the tests that are asked of datasets, and of distributions. */
  readonly places: Readonly<Record<'dataset' | 'distribution', readonly number[]>>
  /** Grows whenever a test is seen to read something new. */
  readonly version: () => number
  /** Answers whether something that the graph holds is neither dataset nor distribution. */
  readonly isAside: (id: number) => boolean
}

/**
 * Answers which tests may be turned by what is written on a dataset or a distribution. Remembers by the properties written,
 * for as long as no test is seen to read something new.
 */
export function touchedBy(
  reads: readonly Reads[],
  { places, version, isAside }: TouchTools,
): (written: Written) => TouchedByKind {
  const narrow = new Map<string, TouchedByKind>()
  const wide = new Map<string, TouchedByKind>()
  let since = 0
  return ({ others, properties, key }) => {
    if (since !== version()) {
      narrow.clear()
      wide.clear()
      since = version()
    }
    // What is changed besides datasets and distributions may be read from anywhere.
    const isWide = others.some(isAside)
    const known = isWide ? wide : narrow
    const found = known.get(key) ?? {
      dataset: touchedWith(reads, places.dataset, { properties, isWide }),
      distribution: touchedWith(reads, places.distribution, { properties, isWide }),
    }
    known.set(key, found)
    return found
  }
}

function touchedWith(
  reads: readonly Reads[],
  places: readonly number[],
  { properties, isWide }: { readonly properties: readonly number[]; readonly isWide: boolean },
): Touched {
  const isTouched = ({ isAll, predicates }: Reads): boolean => isAll || properties.some(id => predicates.has(id))
  const own = places.filter(place => isTouched(reads[place]))
  return { own, crossing: isWide ? own : own.filter(place => reads[place].isCrossing) }
}
