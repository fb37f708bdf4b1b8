import type { Pattern, PatternFix } from '../model/assessment.ts'
import type { Indicator, Method } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import { parametersOf } from './asked.ts'
import { bringsDistribution } from './candidates.ts'
import { type Counted, rounded } from './counting.ts'
import { type FixTable, fixTableOf } from './fix-table.ts'
import { linkRoles, type Role } from './link-tests.ts'
import { bestOf, trial } from './outcomes.ts'
import { countOf } from './tally.ts'
import { keyOf } from './tests.ts'
import { verdictsUnder } from './verdicts.ts'

/** What one measurement lacks, without names: the same for all datasets that were judged alike. */
export interface Loss {
  readonly indicator: Indicator
  /** Place of the resource judged. */
  readonly resource: number
  readonly points: number
  readonly isUnknown: boolean
  /** Does it pass as our export has it? */
  readonly isMapped: boolean
  /** The roles of the addresses that do not answer, if that is why. */
  readonly roles: readonly Role[]
  /** What mends it, to be made together; empty when nothing does. */
  readonly fixes: readonly PatternFix[]
  /** By how much the total changes when they are made. */
  readonly gain: number
}

/** Losses by method and pattern: the same for thousands of datasets. Neither ever changes, and there is one table. */
const known = new WeakMap<Method, WeakMap<Pattern, readonly Loss[]>>()

/** What a pattern lacks under a method, measurement by measurement. */
export function lossesOf(pattern: Pattern, method: Method, profile: Profile): readonly Loss[] {
  const ofMethod = known.get(method) ?? new WeakMap<Pattern, readonly Loss[]>()
  const losses = ofMethod.get(pattern) ?? computed(pattern, method, fixTableOf(profile))
  known.set(method, ofMethod.set(pattern, losses))
  return losses
}

function computed(pattern: Pattern, method: Method, table: FixTable): Loss[] {
  const exported = verdictsUnder(pattern, method, { ...parametersOf(method), mapping: 'eu-export' })
  const tried = trial(pattern, method)
  const byPlace = Map.groupBy(pattern.fixes, ({ fix, resource }) => `${fix} ${resource}`)
  const byCode = Map.groupBy(pattern.fixes, ({ fix }) => fix)
  return countOf(pattern, method).counted.flatMap((counted): Loss[] => {
    const points = rounded(counted.maxPoints - counted.points)
    if (points <= 0) return []
    const indicator = method.indicators[counted.indicator]
    const { fixes, gain } = bestOf(optionsFor(pattern, { indicator, counted, table, byCode, byPlace }), counted, tried)
    const { resource, value } = counted
    const isMapped = parametersOf(method).mapping === 'none' && exported[resource][counted.indicator] === true
    const roles = failingRoles(pattern, method, { indicator, resource })
    return [{ indicator, resource, points, isUnknown: value === null, isMapped, roles, fixes, gain }]
  })
}

function failingRoles(
  { tests, verdicts }: Pattern,
  method: Method,
  { indicator, resource }: Pick<Loss, 'indicator' | 'resource'>,
): Role[] {
  const keys = indicator.tests.map(name => keyOf(name, parametersOf(method)))
  return keys.filter(key => verdicts[resource][tests.indexOf(key)] !== '1').flatMap(linkRoles)
}

interface Options {
  readonly indicator: Indicator
  readonly counted: Counted
  readonly table: FixTable
  /** The fixes of a code, and those of `code place`. */
  readonly byCode: ReadonlyMap<string, PatternFix[]>
  readonly byPlace: ReadonlyMap<string, PatternFix[]>
}

/** For each code of the indicator the places in which it was tried for this measurement. */
function optionsFor({ verdicts }: Pattern, { indicator, counted, table, byCode, byPlace }: Options): PatternFix[][] {
  const isWithout = verdicts.length === 1 && indicator.computedOn === 'distribution'
  const codes = isWithout ? [bringsDistribution] : indicator.fixes
  return codes.map(code => {
    const isElsewhere = table.get(code)?.on === 'dataset' || counted.resource === 0
    if (isElsewhere) return byCode.get(code) ?? []
    const [here, brought] = [counted.resource, verdicts.length].map(place => byPlace.get(`${code} ${place}`) ?? [])
    return [...here, ...brought]
  })
}
