import type { Pattern } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import { type Alike, numbering, pointsWith } from './alike.ts'
import type { Change } from './changes.ts'
import { cutter, type Piece } from './pieces.ts'

/** Pieces of datasets that a method cannot tell apart: of thousands of datasets there are a few hundred. */
export interface Unit {
  /** How many points of the sum over all datasets a point of it is. */
  readonly weight: number
  /** Those that do anything to it. */
  readonly changes: ReadonlySet<Change>
  /** Changes that must all be made before a test passes that several faults break; one list for each such test. */
  readonly together: readonly (readonly Change[])[]
  /** Its points with changes made together, of which some may do nothing to it. */
  readonly points: (made: ReadonlySet<Change>) => number
}

/** What datasets are made of under a method. */
export interface Units {
  readonly datasets: number
  readonly all: readonly Unit[]
  /** The points of each dataset that is such with changes made. */
  readonly points: (group: Alike, made: ReadonlySet<Change>) => number
}

interface Part {
  readonly unit: Unit
  readonly factor: number
}

/** Takes datasets apart as a method counts them. */
export function unitsOf(alike: readonly Alike[], method: Method): Units {
  const cut = cutter(method)
  const keyOf = keys()
  const units = new Map<string, Unit & { weight: number }>()
  const parts = new Map<Alike, Part[]>()
  for (const group of alike) {
    const own = cut(group).map(piece => {
      const key = keyOf(piece)
      const unit = units.get(key) ?? { ...unitOf(piece), weight: 0 }
      unit.weight += piece.factor * group.datasets.length
      units.set(key, unit)
      return { unit, factor: piece.factor }
    })
    parts.set(group, own)
  }
  const points: Units['points'] = (group, made) =>
    (parts.get(group) ?? []).reduce((sum, { unit, factor }) => sum + unit.points(made) * factor, 0)
  const datasets = alike.reduce((sum, group) => sum + group.datasets.length, 0)
  return { datasets, all: [...units.values()], points }
}

/** Mean points of the datasets with changes made; 0 of none. */
export function meanWith({ datasets, all }: Units, made: ReadonlySet<Change>): number {
  return datasets === 0 ? 0 : all.reduce((sum, { weight, points }) => sum + points(made) * weight, 0) / datasets
}

/** Tells pieces apart. */
function keys(): (piece: Piece) => string {
  const numberOf = numbering<unknown>()
  return ({ method, pattern, fixes }) => {
    const changes = [...fixes].map(([change, made]) => [
      numberOf(change),
      made.map(({ after, mends }) => [after, mends]),
    ])
    return JSON.stringify([numberOf(method), numberOf(pattern.tests), pattern.verdicts, pattern.faults, changes])
  }
}

function unitOf({ method, pattern, fixes }: Piece): Omit<Unit, 'weight'> {
  const here = [...fixes]
  const mending = (test: string): Change[] =>
    here.filter(([, made]) => made.some(({ mends }) => (mends[test]?.length ?? 0) > 0)).map(([change]) => change)
  const known = new Map<string, number>()
  const count = (made: ReadonlySet<Change>): number => {
    const parts = here.flatMap(([change, own]) => (made.has(change) ? own : []))
    return pointsWith(pattern, parts, method)
  }
  return {
    changes: new Set(fixes.keys()),
    together: faultyTests(pattern).map(mending),
    points: made => {
      let key = ''
      for (const [change] of here) key += made.has(change) ? '1' : '0'
      const points = known.get(key) ?? count(made)
      known.set(key, points)
      return points
    },
  }
}

function faultyTests({ faults }: Pattern): string[] {
  return Object.keys(faults).filter(test => faults[test] > 0)
}
