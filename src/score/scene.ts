import type { Verdict } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode } from '../rdf/terms.ts'
import type { Given } from './given.ts'
import type { Lists } from './lists.ts'
import type { Parameters } from './parameters.ts'
import { remembered } from './remembered.ts'

/** What tests read of a graph; a graph with a fix in it answers the same questions. */
export type View = Pick<
  Graph,
  | 'iri'
  | 'blank'
  | 'kind'
  | 'value'
  | 'language'
  | 'datatype'
  | 'objectsOf'
  | 'objectOf'
  | 'predicatesOf'
  | 'subjectsWith'
>

/** What is true of the catalogue as a whole, counted once in the graph as it was published. */
export interface Survey {
  /** How many datasets have a description that reads the same, by that text. */
  readonly descriptions: ReadonlyMap<string, number>
  /** Data services by the dataset that they serve, whichever of the two says so. */
  readonly servicesOf: ReadonlyMap<number, readonly number[]>
}

/** A dataset with what is judged along with it. */
export interface Family {
  readonly dataset: number
  readonly distributions: readonly number[]
}

/** A graph and everything it is judged by. */
export interface Scene {
  readonly graph: View
  readonly profile: Profile
  readonly lists: Lists
  readonly parameters: Parameters
  readonly given: Given
  readonly survey: Survey
}

/** Judges resources, bound to a scene once and then asked one by one. */
export type Bound = (resource: number, family: Family) => Verdict

/** One test: a question that indicators of several methods may ask. */
export interface Test {
  /** What it is asked of. */
  readonly on: 'dataset' | 'distribution' | 'both'
  /** The parameters that its answer depends on. */
  readonly reads: readonly (keyof Parameters)[]
  readonly bind: (scene: Scene) => Bound
}

/** Tests by name. */
export type Tests = Readonly<Record<string, Test>>

/** Passes when the resource has a value of the property, whatever it says. */
export function has(on: Test['on'], property: string): Test {
  const bind: Test['bind'] = ({ graph }) => {
    const predicate = graph.iri(property)
    return resource => graph.objectOf(resource, predicate) !== 0
  }
  return { on, reads: [], bind }
}

/** Passes when a value of the property passes a question that is asked once per term. */
export function hasValue(
  property: string,
  { on, reads }: Pick<Test, 'on' | 'reads'>,
  passes: (scene: Scene) => (value: number) => boolean,
): Test {
  const bind: Test['bind'] = scene => {
    const predicate = scene.graph.iri(property)
    const question = remembered(passes(scene))
    return resource => scene.graph.objectsOf(resource, predicate).some(question)
  }
  return { on, reads, bind }
}

/** The name of a resource in results: its IRI, or `_:label`. */
export function nameOf(graph: Pick<Graph, 'kind' | 'value'>, resource: number): string {
  return graph.kind(resource) === BlankNode ? `_:${graph.value(resource)}` : graph.value(resource)
}

/** The resource of that name. */
export function idOf(graph: Pick<Graph, 'iri' | 'blank'>, name: string): number {
  return name.startsWith('_:') ? graph.blank(name.slice(2)) : graph.iri(name)
}
