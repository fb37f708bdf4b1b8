import type { CatalogueRecord, ResourceType } from '../model/record.ts'
import { dcat, dcatap, dcterms, foaf, rdf, vcard } from '../rdf/vocabulary.ts'
import { type Line, languageOf, linesWith, textOf } from './statements.ts'
import type { Texts } from './store.ts'

/** What the store's indexes hold of a record; derived from its description alone. */
export interface Card {
  readonly title: Texts
  readonly description: Texts
  readonly keywords: readonly string[]
  readonly themes: readonly string[]
  /** Of the distributions: dcterms:format, or dcat:mediaType where that is missing. */
  readonly formats: readonly string[]
  readonly licences: readonly string[]
  readonly accessRights: readonly string[]
  readonly hvdCategories: readonly string[]
  readonly isHighValue: boolean
  /** Series that it is a member of. */
  readonly inSeries: readonly string[]
  /** Datasets that it, a service, serves. */
  readonly serves: readonly string[]
  /** Services that its distributions are reached by. */
  readonly servedBy: readonly string[]
  /** dcat:accessURL of the distributions. */
  readonly accessUrls: readonly string[]
  /** Name of a publisher that is described within the record; null when the publisher has a record of its own. */
  readonly publisherName: Texts | null
  /** dcterms:type of an agent. */
  readonly type: string | null
  /** Is this agent a private person? @see https://docs.dataportal.se/dcat/sv/#foaf_Agent-dcterms_type */
  readonly isIndividual: boolean
}

const highValue = 'http://data.europa.eu/eli/reg_impl/2023/138/oj'
const nameOf: Readonly<Record<ResourceType, string>> = {
  Catalog: dcterms.title,
  Dataset: dcterms.title,
  DatasetSeries: dcterms.title,
  DataService: dcterms.title,
  Agent: foaf.name,
  Kind: vcard.fn,
}

/** Reads the card of a record. The description needs no parser: see statements.ts. */
export function readCard(record: Pick<CatalogueRecord, 'primaryTopic' | 'resourceType' | 'graph'>): Card {
  const lines = linesWith(record.graph, wanted)
  const subject = `<${record.primaryTopic}>`
  const own = new Map<string, string[]>()
  for (const line of lines) if (line.subject === subject) append(own, line.predicate, line.object)
  const values = (predicate: string): readonly string[] => own.get(`<${predicate}>`) ?? []
  const distributions = new Set(values(dcat.distribution))
  const ofDistributions = lines.filter(line => distributions.has(line.subject))
  const categories = texts(values(dcatap.hvdCategory))
  return {
    title: byLanguage(values(nameOf[record.resourceType])),
    description: byLanguage(values(dcterms.description)),
    keywords: texts(values(dcat.keyword)),
    themes: texts(values(dcat.theme)),
    formats: formatsOf(ofDistributions),
    licences: texts([...values(dcterms.license), ...objects(ofDistributions, dcterms.license)]),
    accessRights: texts(values(dcterms.accessRights)),
    hvdCategories: categories,
    isHighValue: categories.length > 0 || values(dcatap.applicableLegislation).includes(`<${highValue}>`),
    inSeries: texts(values(dcat.inSeries)),
    serves: texts(values(dcat.servesDataset)),
    servedBy: texts(objects(ofDistributions, dcat.accessService)),
    accessUrls: texts(objects(ofDistributions, dcat.accessURL)),
    publisherName: innerName(values(dcterms.publisher), lines),
    type: texts(values(dcterms.type))[0] ?? null,
    isIndividual: values(dcterms.type).some(isIndividualType) || values(rdf.type).includes(`<${foaf.Person}>`),
  }
}

const wanted: ReadonlySet<string> = new Set(
  [
    rdf.type,
    dcterms.title,
    dcterms.description,
    dcterms.publisher,
    dcterms.accessRights,
    dcterms.license,
    dcterms.format,
    dcterms.type,
    dcat.keyword,
    dcat.theme,
    dcat.distribution,
    dcat.mediaType,
    dcat.inSeries,
    dcat.servesDataset,
    dcat.accessService,
    dcat.accessURL,
    dcatap.hvdCategory,
    dcatap.applicableLegislation,
    foaf.name,
    vcard.fn,
  ].map(predicate => `<${predicate}>`),
)

/** Text by language; of two in one language the first in the order of the description. */
function byLanguage(terms: readonly string[]): Texts {
  const found: Record<string, string> = {}
  for (const term of terms) if (term.startsWith('"')) found[languageOf(term)] ??= textOf(term)
  return found
}

function texts(terms: readonly string[]): readonly string[] {
  return [...new Set(terms.map(textOf))]
}

function objects(lines: readonly Line[], predicate: string): readonly string[] {
  return lines.filter(line => line.predicate === `<${predicate}>`).map(line => line.object)
}

function formatsOf(lines: readonly Line[]): readonly string[] {
  const withFormat = new Set(lines.filter(line => line.predicate === `<${dcterms.format}>`).map(line => line.subject))
  const mediaTypes = lines.filter(line => !withFormat.has(line.subject))
  return texts([...objects(lines, dcterms.format), ...objects(mediaTypes, dcat.mediaType)])
}

function innerName(publishers: readonly string[], lines: readonly Line[]): Texts | null {
  const names = objects(
    lines.filter(line => line.subject.startsWith('_:') && publishers.includes(line.subject)),
    foaf.name,
  )
  return names.length === 0 ? null : byLanguage(names)
}

function isIndividualType(type: string): boolean {
  return /\/PrivateIndividual(\(s\))?>$/.test(type)
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key)
  if (values === undefined) map.set(key, [value])
  else values.push(value)
}
