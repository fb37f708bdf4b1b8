import { createHash } from 'node:crypto'
import type { Method } from '../model/score.ts'
import { scorings } from './dqv-metrics.ts'
import type { QualityInput } from './quality-input.ts'

/** What made measurements (prov:Activity): with what it says a number can be found again. */
export interface ScoringActivity {
  readonly iri: string
  readonly method: Method
  /** Method, version, parameters, profile and the checksums of methods and vocabularies, in one line. */
  readonly identifier: string
  /** ISO 8601; null when not known. */
  readonly endedAt: string | null
}

/** One for each method of the profile, in its order. */
export function dqvActivities({
  profile,
  asOf,
  basis,
}: Pick<QualityInput, 'profile' | 'asOf' | 'basis'>): ScoringActivity[] {
  const endedAt = asOf?.toISOString() ?? null
  return profile.methods.map(method => {
    const parameters = Object.entries(method.parameters).map(([name, value]) => `${name}=${value}`)
    const known = basis === null ? [] : [`methods=${basis.methods}`, `vocabularies=${basis.vocabularies}`]
    const identifier = [
      `${method.id}/${method.version}`,
      ...parameters.sort(),
      `profile=${profile.id}/${profile.version}`,
      ...known,
    ].join(';')
    const hash = createHash('sha256').update(`${identifier} ${endedAt}`).digest('hex').slice(0, 16)
    return { iri: `${scorings}${hash}`, method, identifier, endedAt }
  })
}
