import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode } from '../rdf/terms.ts'
import { type Lists, listsOf } from './lists.ts'
import { defaultParameters, type Parameters } from './parameters.ts'

/** true, false, or null when it could not be judged. */
export type Verdict = boolean | null

/** What cannot be read from the graph, and how it is to be read. */
export interface Given {
  /** HTTP status by address; null when no address has been tried. An address that is not in it is unknown, not dead. */
  readonly urlStatus: ReadonlyMap<string, number> | null
  /** Does the dataset (IRI or `_:label`) conform to DCAT-AP? null when it has not been judged. */
  readonly compliant: (dataset: string) => boolean | null
  readonly parameters?: Partial<Parameters>
  /** Id of the method, for the result; `eu-v1` when not stated. */
  readonly method?: string
}

/** A graph and everything it is judged by. */
export interface Scene {
  readonly graph: Graph
  readonly lists: Lists
  readonly parameters: Parameters
  readonly urlStatus: Given['urlStatus']
  readonly compliant: Given['compliant']
}

/** Judges one indicator: bound to a scene once, then asked resource by resource. */
export type Judge = (scene: Scene) => (resource: number) => Verdict

/** Judges by the id of their indicator. */
export type Judges = Readonly<Record<string, Judge>>

/** The scene in which a graph is judged. */
export function sceneOf(graph: Graph, profile: Profile, given: Given): Scene {
  const parameters = { ...defaultParameters, ...given.parameters }
  const { urlStatus, compliant } = given
  return { graph, lists: listsOf(profile, parameters), parameters, urlStatus, compliant }
}

/** Passes when the resource has a value of the property, whatever it says. */
export function has(property: string): Judge {
  return ({ graph }) => {
    const predicate = graph.iri(property)
    return resource => graph.objectOf(resource, predicate) !== 0
  }
}

/** Passes when a value of the property passes a test, which is asked once per term. */
export function hasValue(property: string, passes: (scene: Scene) => (value: number) => boolean): Judge {
  return scene => {
    const predicate = scene.graph.iri(property)
    const test = remembered(passes(scene))
    return resource => scene.graph.objectsOf(resource, predicate).some(test)
  }
}

/** A test of terms that remembers its answers. */
function remembered(test: (value: number) => boolean): (value: number) => boolean {
  const known = new Map<number, boolean>()
  return value => {
    const answer = known.get(value) ?? test(value)
    known.set(value, answer)
    return answer
  }
}

/** The name of a resource in results: its IRI, or `_:label`. */
export function nameOf(graph: Graph, resource: number): string {
  return graph.kind(resource) === BlankNode ? `_:${graph.value(resource)}` : graph.value(resource)
}

/** The resource of that name. */
export function idOf(graph: Graph, name: string): number {
  return name.startsWith('_:') ? graph.blank(name.slice(2)) : graph.iri(name)
}
