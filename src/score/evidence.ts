import type { Evidence } from '../model/assessment.ts'
import type { Graph } from '../rdf/graph.ts'
import type { Faults } from './faults.ts'
import { isFilled } from './fix-plan.ts'
import { lineOf, valueText } from './found.ts'
import type { Family, Scene, View } from './scene.ts'
import { bindNotes } from './swedish/notes.ts'
import { questions } from './swedish/questions.ts'
import type { Trial } from './trials.ts'

/** About of the evidence that tells where a resource itself begins. */
export const aboutResource = 'resource'

/** Most values of one property that are told of. */
const mostValues = 3

/** Most rules that are told of. */
const mostNotes = 3

/** Where each resource begins; of those whose place is not known nothing. */
export function resourceEvidence(graph: Graph, resources: readonly number[]): Evidence[] {
  return resources.flatMap((id, resource) => {
    const line = graph.startOf(id)?.line ?? null
    return line === null ? [] : [{ resource, about: aboutResource, property: null, value: null, line }]
  })
}

/** What stands where a fix would be made, and what it would write where that follows from what stands there. */
export function fixEvidence(
  { row, turtle, resource }: Pick<Trial, 'row' | 'turtle' | 'resource'>,
  id: number,
  { graph, view }: { readonly graph: Graph; readonly view: View },
): Evidence[] {
  const { code, property } = row
  const base = { resource, about: code, property }
  const counts = isFilled(row) ? { turtle } : {}
  const predicate = property === null ? 0 : graph.iri(property)
  const values = predicate === 0 ? [] : view.objectsOf(id, predicate).slice(0, mostValues)
  if (values.length === 0) return isFilled(row) ? [{ ...base, value: null, line: null, ...counts }] : []
  return values.map((value, place) => ({
    ...base,
    value: valueText(view, value),
    line: lineOf(graph, { subject: id, predicate, value }),
    ...(place === 0 ? counts : {}),
  }))
}

/** The rules that break a test, the first of them in words, as evidence for the fix that mends them. */
export function faultEvidence({ breaches }: Faults): Evidence[] {
  return Object.entries(breaches).map(([test, found]) => ({
    resource: 0,
    about: test === 'conformance' ? 'conformance' : 'compliance',
    property: found.length === 1 ? found[0].path : null,
    value: null,
    line: found[0].line,
    notes: [...new Set(found.map(({ message }) => message))].slice(0, mostNotes),
  }))
}

/** Why tests of the Swedish method fail, as evidence about those tests: `failing` answers whether one fails anywhere. */
export function noteEvidence(
  scene: Scene,
  names: readonly string[],
): (family: Family, failing: (name: string) => boolean) => Evidence[] {
  const bound = [...new Set(names)]
    .filter(name => name in questions)
    .map(about => ({ about, of: bindNotes(scene, about) }))
  return (family, failing) =>
    bound.flatMap(({ about, of }) =>
      failing(about) ? of(family).map(note => ({ ...note, about, value: null, line: null })) : [],
    )
}
