import type { Term } from '@rdfjs/types'
import { DataFactory, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { Validator } from 'shacl-engine'
import { asDataset } from '../../src/rdf/dataset.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { rdfs } from '../../src/rdf/vocabulary.ts'
import type { Result } from './engine.ts'

/** A validation result of another engine, which may state its path in its own way. */
export type Opinion = Omit<Result, 'path'>

/** What rdf-validate-shacl makes of a graph; its limit of 50 judgements of a node, which loses results, is taken off. */
export async function opinionOfRdfValidateShacl(graphs: readonly Graph[], shapes: Graph): Promise<Opinion[]> {
  const options: object = { maxNodeChecks: 0 }
  const validator = new SHACLValidator(storeOf([shapes]), options)
  const report = await validator.validate(storeOf(graphs))
  return report.results.map(({ focusNode, value, sourceShape, sourceConstraintComponent }) => ({
    focus: text(focusNode),
    value: text(value),
    shape: text(sourceShape),
    component: text(sourceConstraintComponent),
  }))
}

/**
 * Gets shacl-engine ready to judge a graph; it wants class axioms among the shapes. Left to itself it forgets the results
 * of a shape that it comes to a second time with the same node, and so declares nodes conformant that are not (or, under
 * sh:not, the other way round); `isMended` takes that memory from it.
 */
export function shaclEngine(
  graphs: readonly Graph[],
  shapes: Graph,
  { isMended }: { readonly isMended: boolean },
): () => Promise<Opinion[]> {
  const factory = { ...DataFactory, dataset: () => new Store() }
  const validator = new Validator(storeOf([shapes, ...graphs], rdfs.subClassOf, shapes), { factory })
  for (const shape of isMended ? validator.shapes.values() : []) {
    shape.validate = context => shape.shapeValidator.validate(context)
  }
  const dataset = storeOf(graphs)
  return async () => {
    const report = await validator.validate({ dataset })
    return report.results.map(({ focusNode, value, shape, constraintComponent }) => ({
      focus: text(focusNode.term),
      value: text(value?.term),
      shape: text(shape.ptr.term),
      component: text(constraintComponent),
    }))
  }
}

/** The statements of some graphs in one store; of all but one of them only those with a predicate, if it is named. */
function storeOf(graphs: readonly Graph[], predicate: string | null = null, whole: Graph | null = null): Store {
  const store = new Store()
  for (const graph of graphs) {
    for (const quad of asDataset(graph)) {
      const isWanted = predicate === null || graph === whole || quad.predicate.value === predicate
      if (isWanted) store.addQuad(DataFactory.quad(quad.subject, quad.predicate, quad.object))
    }
  }
  return store
}

/** A term as Turtle has it; blank nodes lose their labels. */
function text(term: Term | null | undefined): string {
  if (term === null || term === undefined) return '-'
  if (term.termType === 'BlankNode') return '_:'
  if (term.termType !== 'Literal') return `<${term.value}>`
  return `"${term.value}"${term.language ? `@${term.language}` : `^^<${term.datatype.value}>`}`
}
