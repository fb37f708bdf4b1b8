import type { Concept, Profile } from '../profile/profile.ts'
import type { Parameters } from './parameters.ts'

/** What the method says of a format. */
export interface FormatFacts {
  /** It is an EU file type, or counts as one. */
  readonly isFileType: boolean
  readonly isNonProprietary: boolean
  readonly isMachineReadable: boolean
}

/** The lists that four of the indicators look values up in, read from the profile's tables by the parameters. */
export interface Lists {
  /** Facts of a format given as an IRI; null when it is on no list. */
  readonly formatOfIri: (iri: string) => FormatFacts | null
  /** Facts of a format given as text; null when it is on no list. */
  readonly formatOfText: (text: string) => FormatFacts | null
  readonly isMediaTypeIri: (iri: string) => boolean
  readonly isMediaTypeText: (text: string) => boolean
  readonly isLicence: (iri: string) => boolean
  readonly isAccessRightIri: (iri: string) => boolean
  readonly isAccessRightText: (text: string) => boolean
  /** The EU file type (IRI) that our export writes for a format in text; null when it does not translate it. */
  readonly fileTypeOf: (text: string) => string | null
  /** The media type (IRI) that our export adds beside a format in text; null when it adds none. */
  readonly mediaTypeOf: (text: string) => string | null
}

/** Lists of profiles by the parameters that they depend on, made once: what-if asks for them record by record. A profile never changes. */
const known = new WeakMap<Profile, Map<string, Lists>>()

/** The lists of a profile as the parameters have them read. */
export function listsOf(profile: Profile, parameters: Parameters): Lists {
  const { formatMatch, literalCodes, licence, mapping } = parameters
  const key = [formatMatch, literalCodes, licence, mapping].join()
  const lists = known.get(profile)?.get(key) ?? readLists(profile, parameters)
  known.set(profile, (known.get(profile) ?? new Map<string, Lists>()).set(key, lists))
  return lists
}

function readLists(profile: Profile, parameters: Parameters): Lists {
  const acceptsCodes = parameters.literalCodes === 'accept'
  const accessRights = conceptsOf(profile, 'access-right')
  const mediaTypes = conceptsOf(profile, 'media-type-iana')
  const mediaTypeIris = new Set(mediaTypes.map(({ uri }) => uri))
  const mediaTypeByCode = new Map(mediaTypes.map(({ uri, code }) => [code.toLowerCase(), uri]))
  const accessRightIris = new Set(accessRights.map(({ uri }) => uri))
  const accessRightCodes = new Set(accessRights.map(({ code }) => code.toUpperCase()))
  const isExport = parameters.mapping === 'eu-export'
  return {
    ...formatLists(profile, parameters),
    isMediaTypeIri: iri => mediaTypeIris.has(iri),
    isMediaTypeText: text => acceptsCodes && mediaTypeByCode.has(text.toLowerCase()),
    isLicence: licenceList(profile, parameters),
    isAccessRightIri: iri => accessRightIris.has(iri),
    isAccessRightText: text => acceptsCodes && accessRightCodes.has(text.toUpperCase()),
    mediaTypeOf: text => (isExport ? (mediaTypeByCode.get(text.toLowerCase()) ?? null) : null),
  }
}

function conceptsOf(profile: Profile, scheme: string): readonly Concept[] {
  return [...(profile.schemes.get(scheme)?.concepts.values() ?? [])]
}

function formatLists(
  profile: Profile,
  parameters: Parameters,
): Pick<Lists, 'formatOfIri' | 'formatOfText' | 'fileTypeOf'> {
  const fileTypes = conceptsOf(profile, 'file-type')
  const byIri = new Map(fileTypes.map(type => [type.uri, factsOf(type)]))
  const byCode = new Map(fileTypes.map(type => [type.code, type.uri]))
  const swedish = conceptsOf(profile, 'media-type-se')
  const counted = parameters.formatMatch === 'file-type+media-type' ? swedish : []
  const asFileType = new Map(counted.map(type => [type.uri, factsOf(type)]))
  const exported = parameters.mapping === 'eu-export' ? swedish : []
  const translated = new Map(
    exported.map(type => [type.uri, byCode.get(type.more.primary_file_type_our_reading ?? '')]),
  )
  const acceptsCodes = parameters.literalCodes === 'accept'
  const fileTypeOf = (text: string): string | null => translated.get(text.toLowerCase()) ?? null
  const ofCode = (text: string): string => (acceptsCodes ? byCode.get(text.toUpperCase()) : null) ?? ''
  return {
    formatOfIri: iri => byIri.get(iri) ?? null,
    formatOfText: text => asFileType.get(text.toLowerCase()) ?? byIri.get(fileTypeOf(text) ?? ofCode(text)) ?? null,
    fileTypeOf,
  }
}

function factsOf({ more }: Concept): FormatFacts {
  return {
    isFileType: true,
    isNonProprietary: more.mqa_non_proprietary === 'yes',
    isMachineReadable: more.mqa_machine_readable === 'yes',
  }
}

function licenceList(profile: Profile, parameters: Parameters): Lists['isLicence'] {
  const eu = conceptsOf(profile, 'licence')
  const external = eu.flatMap(({ more }) => addresses(more.external_urls))
  const extended = conceptsOf(profile, 'licence-edp').flatMap(({ uri, more }) => [
    uri,
    ...addresses(more.exact_match_or_same_as),
  ])
  const exact = new Set([...eu.map(({ uri }) => uri), ...external, ...extended])
  const loose = new Set([...exact].map(withoutScheme))
  const exported = new Set(external.filter(address => address.includes('creativecommons.org')).map(withoutScheme))
  const isLoose = parameters.licence === 'scheme-insensitive'
  const isExport = parameters.mapping === 'eu-export'
  return iri =>
    exact.has(iri) || (isLoose && loose.has(withoutScheme(iri))) || (isExport && exported.has(withoutScheme(iri)))
}

function addresses(cell: string | undefined): string[] {
  return (cell ?? '').split('|').filter(address => address !== '')
}

function withoutScheme(iri: string): string {
  return iri.replace(/^https?:/, '')
}
