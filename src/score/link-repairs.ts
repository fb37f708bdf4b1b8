import type { Assessment, Evidence, Pattern, PatternFix } from '../model/assessment.ts'
import { withoutUserInfo } from '../model/shown-address.ts'
import { dcat } from '../rdf/vocabulary.ts'
import type { ByRole, LinkOf, LinkPlace } from './link-places.ts'
import { linkFixes, type Role } from './link-tests.ts'

/** The roles of the addresses that a fix makes answer. */
export function rolesOf(fix: string): readonly Role[] {
  return rolesByFix.get(fix) ?? noRoles
}

const noRoles: readonly Role[] = []
const fixedRoles = Object.keys(linkFixes) as Role[]
const rolesByFix: ReadonlyMap<string, readonly Role[]> = new Map(
  fixedRoles.map(role => [linkFixes[role] ?? '', fixedRoles.filter(other => linkFixes[other] === linkFixes[role])]),
)

/** The fixes of distributions whose addresses do not all surely answer. An address that answers does so wherever it stands. */
export function linkFixesFor(
  verdicts: readonly string[],
  places: readonly LinkPlace[],
  byRole: readonly ByRole[],
): PatternFix[] {
  const found: PatternFix[] = []
  for (const [resource, letters] of verdicts.entries()) {
    if (resource === 0) continue
    for (const role of fixedRoles) {
      const fix = linkFixes[role]
      const own = byRole[resource][role]
      const isMended = places.every(
        ({ role: other, test }) => other !== role || letters[test] === '-' || letters[test] === '1',
      )
      if (fix === undefined || own === undefined || isMended) continue
      const urls = new Set(own.map(({ url }) => url))
      const after: [number, string][] = []
      for (const [place, before] of verdicts.entries()) {
        const told = answering(before, places, { byRole: byRole[place], urls })
        if (told !== before) after.push([place, told])
      }
      found.push({ fix, resource, after, mends: {}, isExported: false })
    }
  }
  return found
}

/** The letters of a resource when some addresses answer, in whatever role it has them. */
function answering(
  letters: string,
  places: readonly LinkPlace[],
  { byRole, urls }: { readonly byRole: ByRole; readonly urls: ReadonlySet<string> },
): string {
  let told: string[] | null = null
  for (const { test, role } of places) {
    const own = byRole[role]
    if (own === undefined || letters[test] === '-' || letters[test] === '1') continue
    if (!own.some(({ url }) => urls.has(url))) continue
    told ??= letters.split('')
    told[test] = '1'
  }
  return told === null ? letters : told.join('')
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
    const shown = withoutUserInfo(url)
    const value = known !== null && known.status >= 100 && known.status < 600 ? `${shown} (${known.status})` : shown
    return [{ resource, about, property, value, line, ...(known === null ? {} : { outcome: known.outcome }) }]
  })
}
