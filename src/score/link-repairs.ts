import type { Assessment, Evidence, Pattern, PatternFix } from '../model/assessment.ts'
import { dcat } from '../rdf/vocabulary.ts'
import type { ByRole, LinkOf, LinkPlace } from './link-places.ts'
import { linkFixes, type Role } from './link-tests.ts'

/** The roles of the addresses that a fix makes answer. */
export function rolesOf(fix: string): Role[] {
  return (Object.keys(linkFixes) as Role[]).filter(role => linkFixes[role] === fix)
}

/** The fixes of distributions whose addresses do not all surely answer. An address that answers does so wherever it stands. */
export function linkFixesFor(
  verdicts: readonly string[],
  places: readonly LinkPlace[],
  byRole: readonly ByRole[],
): PatternFix[] {
  return verdicts.flatMap((letters, resource) =>
    (Object.keys(linkFixes) as Role[]).flatMap((role): PatternFix[] => {
      const fix = linkFixes[role]
      const own = places.filter(place => place.role === role && letters[place.test] !== '-')
      const isMended = own.every(({ test }) => letters[test] === '1')
      if (fix === undefined || resource === 0 || byRole[resource][role] === undefined || isMended) return []
      const urls = new Set(byRole[resource][role].map(({ url }) => url))
      const after = verdicts.flatMap((before, place): [number, string][] => {
        const told = answering(before, places, { byRole: byRole[place], urls })
        return told === before ? [] : [[place, told]]
      })
      return [{ fix, resource, after, mends: {}, isExported: false }]
    }),
  )
}

/** The letters of a resource when some addresses answer, in whatever role it has them. */
function answering(
  letters: string,
  places: readonly LinkPlace[],
  { byRole, urls }: { readonly byRole: ByRole; readonly urls: ReadonlySet<string> },
): string {
  const told = [...letters]
  for (const { test, role } of places) {
    const isAnswered = byRole[role]?.some(({ url }) => urls.has(url)) === true
    if (isAnswered && told[test] !== '-') told[test] = '1'
  }
  return told.join('')
}

const properties: Readonly<Partial<Record<Role, string>>> = {
  accessURL: dcat.accessURL,
  downloadURL: dcat.downloadURL,
  endpointDescription: dcat.endpointDescription,
}

/** The addresses that do not surely answer, with what they answered, as evidence for the fix that mends them. */
export function linkEvidence(
  {
    addresses,
    places,
    verdicts,
  }: Pick<Assessment, 'addresses'> & { readonly places: readonly LinkPlace[] } & Pick<Pattern, 'verdicts'>,
  link: LinkOf,
): Evidence[] {
  return addresses.flatMap(({ resource, role, url, line }): Evidence[] => {
    const about = linkFixes[role]
    const property = properties[role]
    const own = places.filter(place => place.role === role)
    const isMended = own.every(({ test }) => verdicts[resource][test] === '1' || verdicts[resource][test] === '-')
    if (about === undefined || property === undefined || resource === 0 || isMended) return []
    const known = link(url)
    const value = known !== null && known.status >= 100 && known.status < 600 ? `${url} (${known.status})` : url
    return [{ resource, about, property, value, line, ...(known === null ? {} : { outcome: known.outcome }) }]
  })
}
