import type { AssessedAddress, Assessment, Pattern } from '../model/assessment.ts'
import { linkRoles } from '../score/link-tests.ts'

/**
 * The verdicts of an assessment, with those that links decide as they were in an earlier one, wherever the addresses are the
 * same: so what is left that differs is not the links' doing. An address that is new is judged as it is. The very same
 * pattern when nothing differs. Tests of which no address is meant stay as they are.
 */
export function withLinksOf(
  now: Assessment,
  before: Assessment,
  isMeant: (url: string) => boolean = () => true,
): Pattern {
  if (now.addresses.length === 0) return now.pattern
  const earlier = lettersIn(before)
  const own = byResource(now)
  const verdicts = now.pattern.verdicts.map((letters, resource) => {
    const addresses = own.get(resource)
    if (addresses === undefined) return letters
    const changed = now.pattern.tests.map((test, place) => {
      const asked = askedBy(test, addresses)
      const key = asked.some(({ url }) => isMeant(url)) ? keyOf(test, asked) : null
      return (key === null ? undefined : earlier.get(key)) ?? letters[place]
    })
    return changed.join('')
  })
  const isSame = verdicts.every((letters, resource) => letters === now.pattern.verdicts[resource])
  return isSame ? now.pattern : { ...now.pattern, verdicts }
}

/** The letters that links decided, by test and addresses: whatever the resource is called, they follow from these. */
function lettersIn(assessment: Assessment): ReadonlyMap<string, string> {
  const { tests, verdicts } = assessment.pattern
  const letters = new Map<string, string>()
  for (const [resource, addresses] of byResource(assessment)) {
    for (const [place, test] of tests.entries()) {
      const key = keyOf(test, askedBy(test, addresses))
      if (key !== null) letters.set(key, verdicts[resource][place])
    }
  }
  return letters
}

function byResource({ addresses }: Assessment): ReadonlyMap<number, readonly AssessedAddress[]> {
  return Map.groupBy(addresses, ({ resource }) => resource)
}

/** The addresses that a test is of; none for every test that is not of links. */
function askedBy(test: string, addresses: readonly AssessedAddress[]): readonly AssessedAddress[] {
  const roles = linkRoles(test)
  return roles.length === 0 ? [] : addresses.filter(({ role }) => roles.includes(role))
}

/** What the letter of a link test follows from; null where there is no address. */
function keyOf(test: string, asked: readonly AssessedAddress[]): string | null {
  if (asked.length === 0) return null
  return JSON.stringify([test, ...asked.map(({ role, url, isData }) => `${role} ${isData} ${url}`).sort()])
}
