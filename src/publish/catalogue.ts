import type { Bilingual } from '../model/finding.ts'
import type { ResourceType } from '../model/record.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { authority, dcat, dcterms, foaf, rdf } from '../rdf/vocabulary.ts'

/** What the aggregated catalogue says of itself. */
export interface CatalogueOptions {
  /** Address of the service, without a slash at the end; the catalogue's own IRIs begin with it. */
  readonly baseUrl: string
  readonly title: Bilingual
  readonly description: Bilingual
  /** Who publishes the catalogue; null when that is not decided, though DCAT-AP asks for it. */
  readonly publisher: { readonly iri: string; readonly name: Bilingual } | null
}

/** A resource that the catalogue lists. */
export interface Listed {
  readonly primaryTopic: string
  readonly resourceType: ResourceType
}

/** How the catalogue points to its resources. Agents and contacts are pointed to by those who have them. */
const links: Readonly<Partial<Record<ResourceType, string>>> = {
  Catalog: dcterms.hasPart,
  Dataset: dcat.dataset,
  DatasetSeries: dcat.dataset,
  DataService: dcat.service,
}

/** IRI of the aggregated catalogue. */
export function catalogueIri(baseUrl: string): string {
  return `${baseUrl}/catalog`
}

/** IRI that stands for a source: the graph name of what it published. */
export function sourceIri(baseUrl: string, source: string): string {
  return `${baseUrl}/harvest/sources/${encodeURIComponent(source)}`
}

/**
 * The catalogue's own description. It lists every resource that is published, a dataset series as a dataset, and the
 * harvested catalogues by dcterms:hasPart, all directly: one main catalogue, one level below it, as the portal demands
 * of a source that holds several. It gives no dates, so that the same resources give the same bytes.
 * @see rules 36–40 and 46 of the harvesting rules, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export function catalogueGraph(options: CatalogueOptions, listed: Iterable<Listed>): Graph {
  const builder = new GraphBuilder()
  const { terms } = builder
  const iri = catalogueIri(options.baseUrl)
  const say = (subject: string, property: string, value: number): void =>
    builder.add(terms.iri(subject), terms.iri(property), value)
  const sayBoth = (subject: string, property: string, { sv, en }: Bilingual): void => {
    say(subject, property, terms.text(sv, 'sv'))
    say(subject, property, terms.text(en, 'en'))
  }
  sayBoth(iri, dcterms.title, options.title)
  sayBoth(iri, dcterms.description, options.description)
  for (const [property, value] of fixedStatements(options.baseUrl)) say(iri, property, terms.iri(value))
  say(`${options.baseUrl}/`, rdf.type, terms.iri(foaf.Document))
  if (options.publisher !== null) {
    say(iri, dcterms.publisher, terms.iri(options.publisher.iri))
    say(options.publisher.iri, rdf.type, terms.iri(foaf.Agent))
    sayBoth(options.publisher.iri, foaf.name, options.publisher.name)
  }
  for (const { primaryTopic, resourceType } of listed) {
    const link = links[resourceType]
    if (link !== undefined) say(iri, link, terms.iri(primaryTopic))
  }
  return builder.build()
}

/** What every aggregated catalogue says: CC0, EU themes, Swedish and English, Sweden. */
function fixedStatements(baseUrl: string): readonly (readonly [property: string, value: string])[] {
  return [
    [rdf.type, dcat.Catalog],
    [dcterms.license, 'http://creativecommons.org/publicdomain/zero/1.0/'],
    [dcterms.language, `${authority}language/SWE`],
    [dcterms.language, `${authority}language/ENG`],
    [dcterms.spatial, `${authority}country/SWE`],
    [dcat.themeTaxonomy, `${authority}data-theme`],
    [foaf.homepage, `${baseUrl}/`],
  ]
}
