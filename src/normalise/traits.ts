import type { ResourceType } from '../model/record.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode, NamedNode } from '../rdf/terms.ts'
import { dcat, dcterms, foaf } from '../rdf/vocabulary.ts'
import { Colours } from './colours.ts'
import { uuidOf } from './uuid.ts'

/** What tells a resource from others, in words that a name is made of. */
export type Path = readonly string[]

/** What the resources of a graph are known by; holds the caches of one run, hence a class. */
export class Traits {
  readonly #graph: Graph
  readonly #types: ReadonlyMap<number, ResourceType>
  readonly #colours: Colours
  readonly #catalogue: string

  constructor(graph: Graph, types: ReadonlyMap<number, ResourceType>) {
    this.#graph = graph
    this.#types = types
    this.#colours = new Colours(graph)
    this.#catalogue = this.#mainCatalogue()
  }

  /** In the order in which they tell resources apart; '' where a resource has none. */
  readonly all: readonly (readonly [name: string, traitOf: (id: number) => string])[] = [
    ['identifier', id => this.#values(id, [dcterms.identifier])],
    ['page', id => this.#values(id, [dcat.landingPage, foaf.homepage])],
    ['title', id => this.#values(id, [dcterms.title, foaf.name])],
    ['publisher', id => this.#values(id, [dcterms.publisher])],
    ['description', id => this.#values(id, [dcterms.description])],
    ['address', id => this.#values(id, [dcat.endpointURL, foaf.mbox])],
    ['distribution', id => this.#addresses(id)],
    ['content', id => this.#colours.of(id, this.#types.get(id) === 'Agent' ? 'outwards' : 'both')],
  ]

  /** The first of identifier, page, title … that a resource has, with its name; the content only when it has no other. */
  identity(id: number): Path {
    const first = this.#first(id)
    if (first !== null) return first
    for (const [name, traitOf] of this.all) {
      const value = traitOf(id)
      if (value !== '') return [name, value]
    }
    return []
  }

  /** The catalogue that holds a resource; a catalogue itself is known by its publisher. */
  scope(id: number): string {
    if (this.#types.get(id) === 'Catalog') return this.#values(id, [dcterms.publisher])
    if (this.#types.get(id) === 'Agent') return this.#catalogue
    const graph = this.#graph
    const holders = [dcat.dataset, dcat.service].flatMap(property => graph.subjectsWith(graph.iri(property), id))
    return smallest(holders.map(holder => this.#catalogueName(holder))) ?? this.#catalogue
  }

  /** An IRI made of a path, which no other resource of the graph has. */
  free(path: Path): string {
    const iri = `urn:uuid:${uuidOf(JSON.stringify(path))}`
    return this.#graph.iri(iri) === 0 ? iri : this.free([...path, 'taken'])
  }

  #first(id: number): Path | null {
    const text = (properties: readonly string[]): string | null => this.#bestText(id, properties)
    const identifier = smallest(this.#all(id, [dcterms.identifier]))
    if (identifier !== undefined) return ['identifier', identifier]
    const page = smallest(this.#all(id, [dcat.landingPage, foaf.homepage]))
    if (page !== undefined) return ['page', page]
    const title = text([dcterms.title, foaf.name])
    return title === null ? null : ['title', title]
  }

  /** The Swedish text, else the English, else the first by tag: a translation that is added later does not change it. */
  #bestText(id: number, properties: readonly string[]): string | null {
    const graph = this.#graph
    const texts = properties.flatMap(property => graph.objectsOf(id, graph.iri(property)))
    const rank = (tag: string): string => ({ sv: '0', en: '1', '': '2' })[tag.toLowerCase().split('-')[0]] ?? `3 ${tag}`
    return (
      smallest(texts.map(text => `${rank(graph.language(text))}\n${graph.value(text)}`))
        ?.split('\n')
        .slice(1)
        .join('\n') ?? null
    )
  }

  #all(id: number, properties: readonly string[]): string[] {
    return properties
      .flatMap(property => this.#graph.objectsOf(id, this.#graph.iri(property)))
      .map(value => this.#text(value))
  }

  #values(id: number, properties: readonly string[]): string {
    const values = this.#all(id, properties)
    return values.length === 0 ? '' : JSON.stringify(values.sort())
  }

  #addresses(id: number): string {
    const graph = this.#graph
    const distributions = graph.objectsOf(id, graph.iri(dcat.distribution))
    const addresses = distributions.map(distribution => this.#values(distribution, [dcat.accessURL, dcat.downloadURL]))
    return addresses.length === 0 ? '' : JSON.stringify(addresses.sort())
  }

  #text(id: number): string {
    return this.#graph.kind(id) === BlankNode ? this.#colours.of(id, 'outwards') : this.#graph.value(id)
  }

  #catalogueName(id: number): string {
    return this.#graph.kind(id) === NamedNode
      ? this.#graph.value(id)
      : JSON.stringify(this.#first(id) ?? this.#values(id, [dcterms.publisher]))
  }

  #mainCatalogue(): string {
    const graph = this.#graph
    const catalogues = [...this.#types].filter(([, type]) => type === 'Catalog').map(([id]) => id)
    const main = catalogues.filter(id => graph.subjectsWith(graph.iri(dcterms.hasPart), id).length === 0)
    return smallest((main.length > 0 ? main : catalogues).map(id => this.#catalogueName(id))) ?? ''
  }
}

function smallest(texts: readonly string[]): string | undefined {
  return texts.toSorted()[0]
}
