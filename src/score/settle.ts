import type { AssessedAddress, Assessment, PatternFix } from '../model/assessment.ts'
import { type ByRole, type LinkOf, type LinkPlace, linkPlaces } from './link-places.ts'
import { linkEvidence, linkFixesFor, rolesOf } from './link-repairs.ts'
import { answers, anyAnswers, type Role } from './link-tests.ts'
import { letterOf } from './verdicts.ts'

/** What is settled: an assessment without the names. */
export type Settled = Pick<Assessment, 'pattern' | 'evidence'>

/** What was judged, with the letters of links as they are known: of every resource with addresses, in every repair of it. */
export function settle({ pattern, evidence, addresses }: Omit<Assessment, 'computedOn'>, ask: LinkOf): Settled {
  if (addresses.length === 0) return { pattern: { ...pattern, fixes: [...pattern.fixes].sort(inOrder) }, evidence }
  const known = new Map(addresses.map(({ url }) => [url, ask(url)]))
  const link: LinkOf = url => known.get(url) ?? null
  const places = linkPlaces(pattern.tests)
  const byRole = gathered(addresses, pattern.verdicts.length)
  const verdicts = pattern.verdicts.map((letters, resource) =>
    lettersWith(letters, places, { byRole: byRole[resource], link }),
  )
  const isLinkFix = ({ fix, resource }: Pick<PatternFix, 'fix' | 'resource'>): boolean =>
    rolesOf(fix).some(role => byRole[resource]?.[role] !== undefined)
  const at = { verdicts, places, byRole }
  const kept = pattern.fixes.filter(fix => !isLinkFix(fix)).map(fix => withLinks(fix, at))
  const fixes = [...kept, ...linkFixesFor(verdicts, places, byRole)].sort(inOrder)
  const others = evidence.filter(({ about, resource }) => !isLinkFix({ fix: about, resource }))
  return {
    pattern: { ...pattern, verdicts, fixes },
    evidence: [...others, ...linkEvidence({ addresses, places, verdicts }, link)],
  }
}

/** By resource and code. */
function inOrder(a: PatternFix, b: PatternFix): number {
  return a.resource - b.resource || (a.fix < b.fix ? -1 : 1)
}

function gathered(addresses: readonly AssessedAddress[], resources: number): ByRole[] {
  const found: Partial<Record<Role, AssessedAddress[]>>[] = Array.from({ length: resources }, () => ({}))
  for (const address of addresses) {
    const own = found[address.resource]
    const others = own[address.role]
    if (others === undefined) own[address.role] = [address]
    else others.push(address)
  }
  return found
}

function lettersWith(
  letters: string,
  places: readonly LinkPlace[],
  { byRole, link }: { readonly byRole: ByRole; readonly link: LinkOf },
): string {
  let told: string[] | null = null
  for (const { test, role, parameters } of places) {
    const own = byRole[role]
    if (own === undefined || letters[test] === '-') continue
    told ??= letters.split('')
    told[test] = letterOf(anyAnswers(own.map(address => answers(link(address.url), parameters, address))))
  }
  return told === null ? letters : told.join('')
}

/** A fix with what it turns, but the letters of links where an address stands, which it leaves as they are. */
function withLinks(
  fix: PatternFix,
  {
    verdicts,
    places,
    byRole,
  }: {
    readonly verdicts: readonly string[]
    readonly places: readonly LinkPlace[]
    readonly byRole: readonly ByRole[]
  },
): PatternFix {
  const settled = (resource: number, letters: string): string => {
    let told: string[] | null = null
    for (const { test, role } of places) {
      if (byRole[resource]?.[role] === undefined || letters[test] === '-') continue
      if (letters[test] === verdicts[resource][test]) continue
      told ??= letters.split('')
      told[test] = verdicts[resource][test]
    }
    return told === null ? letters : told.join('')
  }
  const after = fix.after.map(([resource, letters]) => [resource, settled(resource, letters)] as const)
  return after.every(([, letters], place) => letters === fix.after[place][1]) ? fix : { ...fix, after }
}
