import type { Concept, Profile } from '../profile/profile.ts'
import { Literal, NamedNode } from '../rdf/terms.ts'
import { adms, dcat, dcatap, dcterms, owl, skos } from '../rdf/vocabulary.ts'
import { perProfile } from './per-profile.ts'
import type { Mend } from './repair.ts'
import { iriTerm } from './term.ts'

/** Tables whose addresses are spelled by other repairs, or by nobody's rule. */
const otherTables: ReadonlySet<string> = new Set([
  'licence-cc-se',
  'licence-edp',
  'media-type-iana',
  'media-type-se',
  'mqa-metrics',
  'problem-kinds',
  'vcard-kind-type',
])

const aliasProperties: ReadonlySet<string> = new Set([
  owl.sameAs,
  ...['exactMatch', 'closeMatch', 'broadMatch', 'narrowMatch', 'relatedMatch'].map(
    name => skos.Concept.replace('Concept', '') + name,
  ),
])

/** Where other addresses of a concept are listed they stay as they are. */
export const listsNoAliases = (property: string): boolean => !aliasProperties.has(property)

/** The host of an address; cheap, since every address of a catalogue is asked for it. */
function hostOf(iri: string): string {
  const start = iri.indexOf('://') + 3
  return iri.slice(start, iri.indexOf('/', start))
}
const keyOf = (iri: string): string =>
  iri
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '')

interface Addresses {
  readonly hosts: ReadonlySet<string>
  readonly known: ReadonlySet<string>
  /** Address without scheme, in lower case → as the table has it; null when two are alike. */
  readonly byKey: ReadonlyMap<string, string | null>
}

const addressesOf = perProfile(({ schemes }): Addresses => {
  const tables = [...schemes].filter(([id]) => !otherTables.has(id))
  const known = new Set(tables.flatMap(([, { concepts }]) => [...concepts.keys()]))
  const byKey = new Map<string, string | null>()
  for (const iri of known) byKey.set(keyOf(iri), byKey.has(keyOf(iri)) ? null : iri)
  return { hosts: new Set(Array.from(known, hostOf)), known, byKey }
})

/** Spells the address of a concept as its table has it: http or https, upper or lower case, without a slash at the end. */
export function spellConcept(profile: Profile): Mend {
  const { hosts, known, byKey } = addressesOf(profile)
  return term => {
    if (term.kind !== NamedNode || !hosts.has(hostOf(term.value)) || known.has(term.value)) return null
    const iri = byKey.get(keyOf(term.value)) ?? null
    return iri === null ? null : iriTerm(iri)
  }
}

/** The tables of concepts that have a successor: the table, where its successor stands, and the property it is a value of. */
const retired: readonly (readonly [scheme: string, oldOf: (c: Concept) => string, newOf: (c: Concept) => string])[] = [
  ['adms-status-deprecated', ({ uri }) => uri, ({ more }) => more.nal ?? ''],
  ['frequency-cld-deprecated', ({ uri }) => uri, ({ more }) => more.nal_by_meaning ?? ''],
  ['planned-availability', ({ more }) => more.old_r5r_uri ?? '', ({ uri }) => uri],
]

/** The properties whose values had another list once. */
export const retiredProperties: ReadonlySet<string> = new Set([
  adms.status,
  dcterms.accrualPeriodicity,
  dcatap.availability,
])

const successorsOf = perProfile(({ schemes }): ReadonlyMap<string, string> => {
  const pairs = retired.flatMap(([id, oldOf, newOf]) => {
    const concepts = [...(schemes.get(id)?.concepts.values() ?? [])]
    return concepts.filter(isNamedOnce).map(concept => [oldOf(concept), newOf(concept)] as const)
  })
  return new Map(pairs.filter(([old, successor]) => old !== '' && successor !== ''))
})

/**
 * Two concepts of an old list that go by one name in Swedish have been taken for each other by those who chose by name:
 * nobody can know what was meant (http://purl.org/cld/freq/semimonthly and bimonthly).
 */
function isNamedOnce(concept: Concept, _: number, all: readonly Concept[]): boolean {
  return all.filter(({ label }) => label.sv === concept.label.sv).length === 1
}

/** Puts the concept of today's list in the place of one of a list that is no longer in use. */
export function replaceRetired(profile: Profile): Mend {
  const successors = successorsOf(profile)
  return term => {
    const successor = term.kind === NamedNode ? successors.get(term.value) : undefined
    return successor === undefined ? null : iriTerm(successor)
  }
}

/** The properties whose values are chosen from a list, and the tables of it. */
export const listedValues: readonly (readonly [property: string, schemes: readonly string[]])[] = [
  [dcat.theme, ['data-theme']],
  [dcterms.accessRights, ['access-right']],
  [dcterms.accrualPeriodicity, ['frequency']],
  [dcatap.availability, ['planned-availability']],
  [adms.status, ['distribution-status']],
  [dcatap.hvdCategory, ['hvd-category']],
  [dcterms.type, ['publisher-type', 'architectural-style']],
]

/** Makes a text that is exactly the code or the name of one value in a list the link to it. */
export function linkConcept(profile: Profile, schemes: readonly string[]): Mend {
  const byName = new Map<string, string | null>()
  const note = (name: string | null, uri: string): void => {
    const key = name?.toLowerCase() ?? ''
    if (key !== '') byName.set(key, (byName.get(key) ?? uri) === uri && byName.get(key) !== null ? uri : null)
  }
  for (const { uri, code, label, more } of schemes.flatMap(id => [
    ...(profile.schemes.get(id)?.concepts.values() ?? []),
  ])) {
    if (more.in_dcat_ap_se === 'no') continue
    for (const name of [code, label.sv, label.en]) note(name, uri)
  }
  return term => {
    const iri = term.kind === Literal ? (byName.get(term.value.toLowerCase()) ?? null) : null
    return iri === null ? null : iriTerm(iri)
  }
}
