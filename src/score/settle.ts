import type { AssessedAddress, Assessment, PatternFix } from '../model/assessment.ts'
import type { Verdict } from '../model/score.ts'
import { type ByRole, type LinkOf, type LinkPlace, linkPlaces } from './link-places.ts'
import { linkEvidence, linkFixesFor, rolesOf } from './link-repairs.ts'
import { answers, anyAnswers, type Role } from './link-tests.ts'

/** What is settled: an assessment without the names. */
export type Settled = Pick<Assessment, 'pattern' | 'evidence'>

/** What was judged, with the letters of links as they are known: of every resource with addresses, in every repair of it. */
export function settle({ pattern, evidence, addresses }: Omit<Assessment, 'computedOn'>, link: LinkOf): Settled {
  const places = linkPlaces(pattern.tests)
  const byRole = gathered(addresses, pattern.verdicts.length)
  const settled = (letters: string, resource: number): string =>
    lettersWith(letters, places, { byRole: byRole[resource], link })
  const verdicts = pattern.verdicts.map(settled)
  const isLinkFix = ({ fix, resource }: Pick<PatternFix, 'fix' | 'resource'>): boolean =>
    rolesOf(fix).some(role => (byRole[resource]?.[role] ?? []).length > 0)
  const kept = pattern.fixes
    .filter(fix => !isLinkFix(fix))
    .map(fix => ({ ...fix, after: afterWith(fix, { before: pattern.verdicts, verdicts, places, byRole }) }))
  const fixes = [...kept, ...linkFixesFor(verdicts, places, byRole)].sort(
    (a, b) => a.resource - b.resource || (a.fix < b.fix ? -1 : 1),
  )
  const others = evidence.filter(({ about, resource }) => !isLinkFix({ fix: about, resource }))
  return {
    pattern: { ...pattern, verdicts, fixes },
    evidence: [...others, ...linkEvidence({ addresses, places, verdicts }, link)],
  }
}

function gathered(addresses: readonly AssessedAddress[], resources: number): ByRole[] {
  const found: Partial<Record<Role, AssessedAddress[]>>[] = Array.from({ length: resources }, () => ({}))
  for (const address of addresses) {
    const own = found[address.resource]
    own[address.role] = [...(own[address.role] ?? []), address]
  }
  return found
}

const letterOf = (verdict: Verdict): string => (verdict === null ? '?' : verdict ? '1' : '0')

function lettersWith(
  letters: string,
  places: readonly LinkPlace[],
  { byRole, link }: { readonly byRole: ByRole; readonly link: LinkOf },
): string {
  const told = [...letters]
  for (const { test, role, parameters } of places) {
    const own = byRole[role]
    if (own === undefined || told[test] === '-') continue
    told[test] = letterOf(anyAnswers(own.map(address => answers(link(address.url), parameters, address))))
  }
  return told.join('')
}

/** What a fix turns: its letters, but those of links where an address stands, which it leaves as they are. */
function afterWith(
  { after }: PatternFix,
  at: {
    readonly before: readonly string[]
    readonly verdicts: readonly string[]
    readonly places: readonly LinkPlace[]
    readonly byRole: readonly ByRole[]
  },
): PatternFix['after'] {
  return after.map(([resource, letters]) => {
    const told = [...letters]
    for (const { test, role } of at.places) {
      if (at.byRole[resource]?.[role] !== undefined && told[test] !== '-') told[test] = at.verdicts[resource][test]
    }
    return [resource, told.join('')] as const
  })
}
