import type { AssessedAddress } from '../model/assessment.ts'
import type { KnownLink } from '../model/link.ts'
import type { Verdict } from '../model/score.ts'
import type { Parameters } from './parameters.ts'
import type { Test } from './scene.ts'

/** What an address is for. */
export type Role = AssessedAddress['role']

/** A test whose letter follows from the addresses of one role on the resource itself. */
export interface LinkTest {
  readonly on: Test['on']
  readonly role: Role
}

/** The tests that ask whether an address answers, by name. */
export const linkTests: Readonly<Record<string, LinkTest>> = {
  accessUrlStatusCode: { on: 'distribution', role: 'accessURL' },
  downloadUrlStatusCode: { on: 'distribution', role: 'downloadURL' },
  contactPageAnswers: { on: 'dataset', role: 'contact' },
  endpointDescriptionAnswers: { on: 'both', role: 'endpointDescription' },
}

/** Codes of the fixes that make an address answer, all of them on distributions; other roles have none. */
export const linkFixes: Readonly<Partial<Record<Role, string>>> = {
  accessURL: 'access-url-answers',
  downloadURL: 'download-url-answers',
  endpointDescription: 'api-description',
}

/**
 * The roles of the addresses that a letter follows from; of the resource that it is a letter of, and of no other. Empty for
 * tests that links do not decide. The key of a test may have parameters behind its name.
 */
export function linkRoles(test: string): readonly Role[] {
  const role = linkTests[test.split(';')[0]]?.role
  return role === undefined ? [] : [role]
}

/** Does an address answer, by the rule that the parameters name? null when that is not known. */
export function answers(
  link: KnownLink | null,
  { statusRule, linkRule }: Pick<Parameters, 'statusRule' | 'linkRule'>,
  { isData }: Pick<AssessedAddress, 'isData'>,
): Verdict {
  if (link === null) return null
  if (linkRule === 'strict') return link.status >= 200 && link.status <= (statusRule === '200-299' ? 299 : 399)
  if (link.confident === 'no') return false
  return link.confident === 'yes' && !(isData && link.isSmallPage) ? true : null
}

/** Passes when one of the addresses answers; unknown when none does and some are not known; fails when there is none. */
export function anyAnswers(verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes(true) || (verdicts.includes(null) ? null : false)
}
