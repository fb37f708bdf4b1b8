import type { DatasetCore, Quad, Term } from '@rdfjs/types'
import { DataFactory, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { type Result as EngineResult, Validator } from 'shacl-engine'
import { asDataset } from '../../src/rdf/dataset.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { rdfs } from '../../src/rdf/vocabulary.ts'
import type { Result } from './engine.ts'

/** A validation result of another engine. A path that is not one predicate is `~`, as each states it in its own way. */
export type Opinion = Result

/** What another engine is given: each graph as n3.Store or any other dataset. */
interface Given {
  readonly data: DatasetCore
  readonly shapes: DatasetCore
}

/** Ready to judge, so that judging alone can be timed. */
export type Engine = () => Promise<Opinion[]>

/** What rdf-validate-shacl makes of a graph. */
export function opinionOfRdfValidateShacl(graphs: readonly Graph[], shapes: Graph): Promise<Opinion[]> {
  return rdfValidateShacl({ data: storeOf(graphs), shapes: storeOf([shapes]) })()
}

/** rdf-validate-shacl without its limit of 50 judgements of a node, which loses results. */
export function rdfValidateShacl({ data, shapes }: Given): Engine {
  const options: object = { maxNodeChecks: 0 }
  const validator = new SHACLValidator(shapes, options)
  return async () => {
    const report = await validator.validate(data)
    return report.results.map(({ focusNode, path, value, sourceShape, sourceConstraintComponent }) => ({
      focus: text(focusNode),
      path: path?.termType === 'BlankNode' ? '~' : text(path),
      value: text(value),
      shape: text(sourceShape),
      component: text(sourceConstraintComponent),
    }))
  }
}

/** What shacl-engine makes of a graph; it wants class axioms among the shapes. */
export function opinionOfShaclEngine(graphs: readonly Graph[], shapes: Graph, isMended: boolean): Promise<Opinion[]> {
  const known = storeOf([shapes, ...graphs], quad => quad.predicate.value === rdfs.subClassOf)
  return shaclEngine({ data: storeOf(graphs), shapes: known }, isMended)()
}

/**
 * shacl-engine. Left to itself it forgets the results of a shape that it comes to a second time with the same node, and so
 * declares nodes conformant that are not (or, under sh:not, the other way round); mending takes that memory from it.
 */
export function shaclEngine({ data, shapes }: Given, isMended: boolean): Engine {
  const factory = { ...DataFactory, dataset: () => new Store() }
  const validator = new Validator(shapes, { factory })
  for (const shape of isMended ? validator.shapes.values() : []) {
    shape.validate = context => shape.shapeValidator.validate(context)
  }
  return async () => {
    const report = await validator.validate({ dataset: data })
    return report.results.map(({ focusNode, path, value, shape, constraintComponent }) => ({
      focus: text(focusNode.term),
      path: pathOf(path),
      value: text(value?.term),
      shape: text(shape.ptr.term),
      component: text(constraintComponent),
    }))
  }
}

/** All statements of the first of some graphs, and those of the others that are wanted, in one n3.Store. */
export function storeOf([first, ...others]: readonly Graph[], isWanted = (_: Quad): boolean => true): Store {
  const store = new Store()
  addTo(store, asDataset(first))
  for (const graph of others) addTo(store, Array.from(asDataset(graph)).filter(isWanted))
  return store
}

/** Adds statements to a store; which named graph they stand in does not count. */
export function addTo(store: Store, quads: Iterable<Quad>): void {
  for (const { subject, predicate, object } of quads) store.addQuad(DataFactory.quad(subject, predicate, object))
}

function pathOf(path: EngineResult['path']): string {
  if (path === null || path === undefined) return '-'
  const [step, ...more] = path
  const isPlain =
    more.length === 0 && step.quantifier === 'one' && step.start === 'subject' && step.predicates.length === 1
  return isPlain ? text(step.predicates[0]) : '~'
}

/** A term as Turtle has it; blank nodes lose their labels. */
function text(term: Term | null | undefined): string {
  if (term === null || term === undefined) return '-'
  if (term.termType === 'BlankNode') return '_:'
  if (term.termType !== 'Literal') return `<${term.value}>`
  return `"${term.value}"${term.language ? `@${term.language}` : `^^<${term.datatype.value}>`}`
}
