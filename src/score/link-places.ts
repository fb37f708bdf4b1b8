import type { AssessedAddress } from '../model/assessment.ts'
import type { KnownLink } from '../model/link.ts'
import { linkTests, type Role } from './link-tests.ts'
import { defaultParameters, type Parameters } from './parameters.ts'

/** What is known of an address; null when it was never asked for. */
export type LinkOf = (url: string) => KnownLink | null

/** The addresses of one resource. */
export type ByRole = Readonly<Partial<Record<Role, readonly AssessedAddress[]>>>

/** A place of the letters that links decide. */
export interface LinkPlace {
  readonly test: number
  readonly role: Role
  readonly parameters: Pick<Parameters, 'statusRule' | 'linkRule'>
}

/** Where links decide in lists of tests, found out once: patterns of one judging share their list, which never changes. */
const known = new WeakMap<readonly string[], readonly LinkPlace[]>()

/** The places of the letters that links decide. */
export function linkPlaces(tests: readonly string[]): readonly LinkPlace[] {
  const places = known.get(tests) ?? findLinkPlaces(tests)
  known.set(tests, places)
  return places
}

function findLinkPlaces(tests: readonly string[]): LinkPlace[] {
  return tests.flatMap((key, test) => {
    const [name, ...told] = key.split(';')
    const role = linkTests[name]?.role
    const stated = Object.fromEntries(told.map(pair => pair.split('=')))
    return role === undefined ? [] : [{ test, role, parameters: { ...defaultParameters, ...stated } }]
  })
}
