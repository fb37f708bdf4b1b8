import type { Assessment, FixCost, RankedFix } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import { type Alike, gatherAlike } from './alike.ts'
import { inOrder } from './bundles.ts'
import { type Change, changeFinder } from './changes.ts'
import { type FixRow, fixTableOf } from './fix-table.ts'
import { type Need, type Needs, needsOf } from './needs.ts'
import { rowOf } from './rank-row.ts'
import { meanWith, unitsOf } from './units.ts'

/** How fixes are ranked. */
export interface RankOptions {
  readonly profile: Profile
  /** The method that decides the order and `after`. */
  readonly method: Method
  /** Most rows. */
  readonly limit: number
}

/**
 * What pays most for a group of datasets, best first: each row is one change, made wherever its points are lost, and is
 * chosen as the best once those above it are made. Only what the publisher can mend: losses by our export or for want of
 * knowledge are no rows. All rows together reach what can be reached; a row that gives nothing alone stands next to one that
 * it gives something with.
 */
export function rank(assessments: readonly Assessment[], options: RankOptions): readonly RankedFix[] {
  const { profile, method, limit } = options
  const { needs, changeFor } = changesOf(assessments, options)
  const alike = gatherAlike(needs, changeFor)
  const units = unitsOf(alike, method)
  const unitsBy = new Map(profile.methods.map(each => [each.id, each.id === method.id ? units : unitsOf(alike, each)]))
  const changes = easiestFirst(alike, tableOf(profile))
  const made = new Set<Change>()
  const rows: RankedFix[] = []
  for (const change of inOrder(changes, units)) {
    if (rows.length >= limit) break
    made.add(change)
    rows.push(rowOf(change, { alike, unitsBy, profile, after: meanWith(units, made), method }))
  }
  return rows
}

/** What each dataset needs, and by which change each need is mended. */
export function changesOf(
  assessments: readonly Assessment[],
  { profile, method }: Pick<RankOptions, 'profile' | 'method'>,
): { readonly needs: readonly Needs[]; readonly changeFor: (need: Need) => Change } {
  const needs = needsOf(assessments, { method, codes: tableOf(profile).map(({ code }) => code) })
  return { needs, changeFor: changeFinder(needs, fixTableOf(profile)) }
}

const costs: readonly FixCost[] = ['vocabulary', 'value', 'link', 'data']

/** The cheapest first; what no statement mends comes last, for those that do may make it needless. */
function tableOf(profile: Profile): readonly FixRow[] {
  const isVague = ({ kind }: FixRow): boolean => kind === 'compliance' || kind === 'conformance'
  const placeOf = (row: FixRow): number => (isVague(row) ? costs.length : costs.indexOf(row.cost))
  return [...fixTableOf(profile).values()].sort((a, b) => placeOf(a) - placeOf(b))
}

/** The cheapest first, of those the ones made on fewest resources: what is chosen of changes that give the same. */
function easiestFirst(alike: readonly Alike[], table: readonly FixRow[]): readonly Change[] {
  const resources = new Map<Change, number>()
  for (const { fixes, datasets } of alike) {
    for (const [change, { length }] of fixes)
      resources.set(change, (resources.get(change) ?? 0) + length * datasets.length)
  }
  const places = new Map(table.map(({ code }, place) => [code, place]))
  const place = ({ fix }: Change): number => places.get(fix) ?? table.length
  const cost = (change: Change): number => costs.indexOf(table[place(change)]?.cost ?? 'data')
  return [...resources.keys()].sort(
    (a, b) => cost(a) - cost(b) || (resources.get(a) ?? 0) - (resources.get(b) ?? 0) || place(a) - place(b),
  )
}
