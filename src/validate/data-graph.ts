import type { Graph } from '../rdf/graph.ts'
import { rdf, rdfs } from '../rdf/vocabulary.ts'
import { type Graphs, TermSpace } from './term-space.ts'

/**
 * The data graph of SHACL: the published graph and the knowledge as one, without copying either.
 * Nodes and predicates are ids of `terms`.
 * @see https://www.w3.org/TR/shacl/#data-graph
 */
export class DataGraph {
  readonly published: Graph
  readonly terms: TermSpace
  readonly #knowledge: Graph
  readonly #shapes: Graph
  /** Ids here of terms of the shapes; 0 is not looked up yet. */
  readonly #constants: Int32Array
  /** rdf:type in the published graph. */
  readonly #rdfType: number
  readonly #subclasses = new Map<number, ReadonlySet<number>>()
  readonly #instanceTests = new Map<number, (node: number) => boolean>()

  constructor(graphs: Graphs) {
    this.published = graphs.published
    this.terms = new TermSpace(graphs)
    this.#knowledge = graphs.knowledge
    this.#shapes = graphs.shapes
    this.#rdfType = graphs.published.iri(rdf.type)
    this.#constants = new Int32Array(graphs.shapes.termCount)
  }

  /** Id here of a term of the shapes. */
  constant(id: number): number {
    this.#constants[id] ||= this.terms.idOf(this.#shapes, id)
    return this.#constants[id]
  }

  /** May the knowledge hold statements with this predicate? */
  isKnown(predicate: number): boolean {
    return this.terms.knownId(predicate) !== 0
  }

  /** Distinct values of a property. */
  valuesOf(node: number, predicate: number): number[] {
    const values = this.#arePublished(node, predicate) ? this.published.objectsOf(node, predicate) : []
    const known = this.terms.knownId(predicate)
    const subject = known === 0 ? 0 : this.terms.knownId(node)
    return subject === 0 ? values : this.#withKnown(values, this.#knowledge.objectsOf(subject, known))
  }

  /** Distinct subjects that have this value of this property. */
  subjectsWith(predicate: number, object: number): number[] {
    const subjects = this.#arePublished(object, predicate) ? this.published.subjectsWith(predicate, object) : []
    const known = this.terms.knownId(predicate)
    const value = known === 0 ? 0 : this.terms.knownId(object)
    return value === 0 ? subjects : this.#withKnown(subjects, this.#knowledge.subjectsWith(known, value))
  }

  /** Distinct predicates of a node. */
  predicatesOf(node: number): number[] {
    const predicates = this.terms.isPublished(node) ? this.published.predicatesOf(node) : []
    return this.#withKnown(predicates, this.#knowledge.predicatesOf(this.terms.knownId(node)))
  }

  /** Nodes of the published graph that are instances of a class by what it or the knowledge says of subclasses. */
  publishedInstancesOf(type: number): number[] {
    const classes = [...this.#subclassesOf(type)].filter(id => this.terms.isPublished(id))
    const instances = classes.map(id => this.published.subjectsWith(this.#rdfType, id))
    return instances.length === 1 ? instances[0] : [...new Set(instances.flat())]
  }

  /** Is a node of the published graph among its instances of a class? */
  isPublishedInstance(node: number, type: number): boolean {
    if (!this.terms.isPublished(node)) return false
    const types = this.published.objectsOf(node, this.#rdfType)
    return types.some(id => this.#subclassesOf(type).has(id))
  }

  /** A function that tells whether a node is an instance of a class. */
  instanceTest(type: number): (node: number) => boolean {
    const test = this.#instanceTests.get(type) ?? this.#newInstanceTest(type)
    this.#instanceTests.set(type, test)
    return test
  }

  #newInstanceTest(type: number): (node: number) => boolean {
    const published = new Uint8Array(this.published.termCount)
    for (const node of this.publishedInstancesOf(type)) published[node] = 1
    const rdfType = this.#knowledge.iri(rdf.type)
    const classes = Array.from(this.#subclassesOf(type), id => this.terms.knownId(id))
    const known = classes.filter(id => this.#knowledge.subjectsWith(rdfType, id).length > 0)
    return node => {
      if (published[node] === 1) return true
      const subject = known.length === 0 ? 0 : this.terms.knownId(node)
      return subject !== 0 && known.some(id => this.#knowledge.has(subject, rdfType, id))
    }
  }

  /** Ids of a class and all its subclasses. */
  #subclassesOf(type: number): ReadonlySet<number> {
    const known = this.#subclasses.get(type)
    if (known !== undefined) return known
    const subClassOf = this.terms.iri(rdfs.subClassOf)
    const found = new Set([type])
    for (const id of found) for (const subclass of this.subjectsWith(subClassOf, id)) found.add(subclass)
    this.#subclasses.set(type, found)
    return found
  }

  #arePublished(node: number, predicate: number): boolean {
    return this.terms.isPublished(node) && this.terms.isPublished(predicate)
  }

  /** Some nodes and those that the knowledge adds, by their ids there. */
  #withKnown(nodes: number[], known: readonly number[]): number[] {
    const more = known.map(id => this.terms.idOf(this.#knowledge, id))
    return nodes.length === 0 ? more : [...new Set([...nodes, ...more])]
  }
}
