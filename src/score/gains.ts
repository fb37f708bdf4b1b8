import type { Change } from './changes.ts'
import type { Unit } from './units.ts'

/** Changes to make together. */
export type Bundle = readonly Change[]

/** What changes give to all datasets together, besides what is made already. */
export interface Gains {
  /** By change, alone. */
  readonly single: ReadonlyMap<Change, number>
  /** Pairs that give something together that they do not give one by one, with what they give together. */
  readonly pairs: readonly { readonly pair: Bundle; readonly gain: number }[]
}

/** Points that changes give to some datasets, and what pairs give besides. */
interface PartialGains {
  readonly single: readonly (readonly [Change, number])[]
  readonly extra: readonly (readonly [Change, Change, number])[]
}

/** Less than this many points are the rounding of a sum. */
const noise = 1e-9

/** Counts gains as changes are made; only what the last changes were made in is counted anew. */
export function gainCounter(units: readonly Unit[]): (made: ReadonlySet<Change>, last: readonly Change[]) => Gains {
  const known = new Map<Unit, PartialGains>()
  return (made, last) => {
    for (const unit of units) {
      if (!known.has(unit) || last.some(change => unit.changes.has(change))) known.set(unit, partialGains(unit, made))
    }
    return summed([...known.values()])
  }
}

function partialGains({ weight, changes, points }: Unit, made: ReadonlySet<Change>): PartialGains {
  const before = points(made)
  const gain = (...more: readonly Change[]): number => (points(new Set([...made, ...more])) - before) * weight
  const left = [...changes].filter(change => !made.has(change))
  const alone = left.map(change => gain(change))
  const sum = alone.reduce((total, each) => total + each, 0)
  const single = left.map((change, place) => [change, alone[place]] as const)
  // All together give no more than one by one: then hardly two of them do, and most pieces are done with here.
  if (gain(...left) - sum < noise * weight) return { single, extra: [] }
  const extra = left.flatMap((one, place) =>
    left.slice(0, place).map((other, earlier) => {
      return [other, one, gain(other, one) - alone[place] - alone[earlier]] as const
    }),
  )
  return { single, extra: extra.filter(([, , more]) => Math.abs(more) > noise * weight) }
}

function summed(all: readonly PartialGains[]): Gains {
  const single = new Map<Change, number>()
  for (const [change, gain] of all.flatMap(part => part.single)) single.set(change, (single.get(change) ?? 0) + gain)
  const extra = new Map<Change, Map<Change, number>>()
  for (const [one, other, more] of all.flatMap(part => part.extra)) {
    const withOne = extra.get(one) ?? new Map<Change, number>()
    extra.set(one, withOne.set(other, (withOne.get(other) ?? 0) + more))
  }
  const alone = (change: Change): number => single.get(change) ?? 0
  const pairs = [...extra].flatMap(([one, others]) =>
    [...others].map(([other, more]) => ({ pair: [one, other], gain: alone(one) + alone(other) + more })),
  )
  return { single, pairs }
}
