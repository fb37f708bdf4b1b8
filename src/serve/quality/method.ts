import { headlineMethod, type Method } from '../../model/score.ts'
import type { Profile } from '../../profile/profile.ts'

type Methods = Pick<Profile, 'methods'>

/** The method of that id; null when the profile has none. */
export function methodOf(id: string, { methods }: Methods): Method | null {
  return methods.find(method => method.id === id) ?? null
}

/** The same of a method that there must be. @throws Error when there is none */
export function methodNamed(id: string, profile: Methods): Method {
  const method = methodOf(id, profile)
  if (method === null) throw new Error(`there is no method ${id}`)
  return method
}

/** The method that lists and pages lead with. @throws Error when the profile lacks it, which is a fault of ours */
export function headlineOf({ methods }: Methods): Method {
  const method = methodOf(headlineMethod, { methods })
  if (method === null) throw new Error(`vocab/score-methods.tsv: no method ${headlineMethod}`)
  return method
}

/** The method that `?method=` asks for; the headline method when it asks for none, null when it names none that there is. */
export function askedMethod(query: URLSearchParams, profile: Methods): Method | null {
  const asked = query.get('method')
  return asked === null ? headlineOf(profile) : methodOf(asked, profile)
}

/** The dimensions of a method in the order of its indicators, with the points to be had in each. */
export function dimensionsOf({ indicators, maxPoints }: Method): readonly Dimension[] {
  const names = [...new Set(indicators.map(({ inDimension }) => inDimension))]
  const sumOf = (name: string | null) =>
    indicators.reduce((sum, { inDimension, points }) => sum + (name === null || inDimension === name ? points : 0), 0)
  // Where groups are averaged the dimensions of a dataset are parts of a mean: no ceiling of their own.
  const isSum = Math.abs(sumOf(null) - maxPoints) < 1e-6
  return names.map(name => ({ name, maxPoints: isSum ? sumOf(name) : null }))
}

/** A dimension; `maxPoints` is null where it has no ceiling of its own. */
export interface Dimension {
  readonly name: string
  readonly maxPoints: number | null
}
