import type { Concept, Profile } from '../profile/profile.ts'
import type { Facet, Gather } from '../store/store.ts'

/** What stands for every value that is not in the list of its facet. */
export const otherValue = 'other'

/** For each facet with a closed list: what is shown for each IRI and code of the list. */
export type ClosedLists = Readonly<Partial<Record<Facet, ReadonlyMap<string, string>>>>

/**
 * The closed lists of a profile. A code written as a literal counts as its concept, a high-value category as the
 * section of the regulation's annex that it lies in, and a licence of the EU list as the one it is a copy of.
 * @see https://eur-lex.europa.eu/eli/reg_impl/2023/138/oj
 */
export function closedLists(profile: Profile): ClosedLists {
  return {
    theme: listOf(profile, ['data-theme'], ({ uri }) => uri),
    accessRights: listOf(profile, ['access-right'], ({ uri }) => uri),
    license: listOf(profile, ['licence-cc-se', 'licence', 'licence-edp'], originalLicence(profile)),
    hvdCategory: listOf(profile, ['hvd-category'], sectionOf(profile)),
  }
}

/** What a value counts as in facets: of a closed list what stands for it there, or "other value". */
export function gatherInto(lists: ClosedLists): Gather {
  return (facet, value) => (value === '' ? value : (lists[facet]?.get(value) ?? (facet in lists ? otherValue : value)))
}

type Standing = (concept: Concept) => string

function listOf(profile: Profile, schemes: readonly string[], standsFor: Standing): ReadonlyMap<string, string> {
  const concepts = schemes.flatMap(id => conceptsOf(profile, id))
  const byCode = concepts.map(concept => [concept.code, standsFor(concept)] as const)
  const byIri = concepts.map(concept => [concept.uri, standsFor(concept)] as const)
  return new Map([...byCode.toReversed(), ...byIri.toReversed()])
}

function sectionOf(profile: Profile): Standing {
  const tops = conceptsOf(profile, 'hvd-category').filter(({ more }) => more.level === 'top')
  const bySection = new Map(tops.map(({ uri, more }) => [more.ir_annex_section, uri]))
  return ({ uri, more }) => bySection.get(more.ir_annex_section) ?? uri
}

function originalLicence(profile: Profile): Standing {
  const originals = new Map(conceptsOf(profile, 'licence-cc-se').map(({ uri, more }) => [more.eu_nal, uri]))
  return ({ uri }) => originals.get(uri) ?? uri
}

function conceptsOf(profile: Profile, scheme: string): readonly Concept[] {
  return [...(profile.schemes.get(scheme)?.concepts.values() ?? [])]
}
