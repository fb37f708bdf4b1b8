import type { Concept, Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode, Literal, NamedNode } from '../rdf/terms.ts'
import { dcat, dcterms, xsd } from '../rdf/vocabulary.ts'
import { perProfile } from './per-profile.ts'
import type { Change, Mend } from './repair.ts'
import { literalTerm, type TermValue, termAt } from './term.ts'

/** The properties whose values are formats as DCAT-AP-SE writes them. */
export const formatProperties: ReadonlySet<string> = new Set([dcterms.format])

const fileType = /^https?:\/\/publications\.europa\.eu\/resource\/authority\/file-type\/([A-Z0-9_]+)$/
const iana = /^https?:\/\/(?:www\.)?iana\.org\/assignments\/media-types\/([^/?#]+\/[^/?#]+?)\/?$/i

/**
 * Writes a format as the media type that DCAT-AP-SE has for it: an EU file type where one media type answers to it,
 * an IANA address, another spelling of a known media type. Whatever has several readings stays.
 * @see rules 85–87, https://docs.dataportal.se/dcat/docs/changes/
 */
export function swedishFormat(profile: Profile): Mend {
  const types = mediaTypes(profile)
  return term => {
    const mediaType = term.kind === BlankNode ? undefined : mediaTypeOf(term, types)
    const isAlready = term.kind === Literal && term.language === '' && term.datatype === xsd.string
    return mediaType === undefined || (isAlready && mediaType === term.value)
      ? null
      : literalTerm(mediaType, xsd.string)
  }
}

/** Gives a distribution with dcat:mediaType but no dcterms:format the format as DCAT-AP-SE writes it. */
export function missingFormats(graph: Graph, profile: Profile): Change[] {
  const [format, mediaType] = [graph.iri(dcterms.format), graph.iri(dcat.mediaType)]
  const types = mediaTypes(profile)
  const { subjects, objects } = graph.columns
  const found = new Map<number, Change>()
  for (const row of graph.rowsOfPredicate(mediaType)) {
    const subject = subjects[row]
    if (graph.objectOf(subject, format) !== 0 || graph.objectsOf(subject, mediaType).length > 1) continue
    const before = termAt(graph, objects[row])
    const type = before.kind === BlankNode ? undefined : mediaTypeOf(before, types)
    if (type === undefined) continue
    const [property, after] = [dcterms.format, literalTerm(type, xsd.string)]
    const adds = [[termAt(graph, subject), property, after]] as const
    found.set(subject, { subject, property, before, after, row, removesRow: false, adds })
  }
  return [...found.values()]
}

interface MediaTypes {
  /** EU file type code → the one Swedish media type that answers to it. */
  readonly byFileType: ReadonlyMap<string, string>
  /** Known media types in lower case → as they are spelled. */
  readonly spelling: ReadonlyMap<string, string>
  /** Codes of common formats, in upper case: what “CSV” as a text means. */
  readonly byCode: ReadonlyMap<string, string>
}

const mediaTypes = perProfile((profile): MediaTypes => {
  const swedish = [...(profile.schemes.get('media-type-se')?.concepts.values() ?? [])]
  const registered = [...(profile.schemes.get('media-type-iana')?.concepts.values() ?? [])]
  const byFileType = unambiguous(swedish)
  const common = new Set(swedish.filter(type => type.more.list === 'common').map(type => type.uri))
  return {
    byFileType,
    spelling: new Map([...registered, ...swedish].map(({ code }) => [code.toLowerCase(), code])),
    byCode: new Map([...byFileType].filter(([, mediaType]) => common.has(mediaType))),
  }
})

/** File types read as by exactly one media type; of several the one whose own file type it is (CSV: not a zip of CSV). */
function unambiguous(swedish: readonly Concept[]): Map<string, string> {
  const primary = (type: Concept): string => type.more.primary_file_type_our_reading ?? ''
  const listed = (type: Concept): string[] => (type.more.eu_file_types_with_same_media_type ?? '').split('|')
  const found = new Map<string, string>()
  for (const code of new Set(swedish.map(primary).filter(Boolean))) {
    const all = swedish.filter(type => primary(type) === code)
    const own = all.length === 1 ? all : all.filter(type => listed(type).includes(code))
    if (own.length === 1) found.set(code, own[0].uri)
  }
  return found
}

function mediaTypeOf(term: TermValue, types: MediaTypes): string | undefined {
  if (term.kind === NamedNode) {
    const code = fileType.exec(term.value)?.[1]
    return code === undefined
      ? types.spelling.get(iana.exec(term.value)?.[1].toLowerCase() ?? '')
      : types.byFileType.get(code)
  }
  return types.spelling.get(term.value.toLowerCase()) ?? types.byCode.get(term.value.toUpperCase())
}
