import { withoutUserInfo } from '../model/shown-address.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode } from '../rdf/terms.ts'
import { rdf, rdfs } from '../rdf/vocabulary.ts'
import type { View } from './scene.ts'

/** What a blank node says of itself. */
const naming = [rdf.value, rdfs.label]

/** A value as text, an address without its password; of a blank node what it says, `[…]` when that is nothing in a word. */
export function valueText(view: View, value: number): string {
  if (view.kind(value) !== BlankNode) return withoutUserInfo(view.value(value))
  for (const property of naming) {
    const said = view.objectOf(value, view.iri(property))
    if (said !== 0) return view.value(said)
  }
  return '[…]'
}

/** The line on which a statement begins, from 1; null when positions were not kept or it is not stated. */
export function lineOf(graph: Graph, { subject, predicate, value }: Readonly<Record<string, number>>): number | null {
  const { predicates, objects, lines } = graph.columns
  if (lines === null || subject === 0 || subject >= graph.termCount) return null
  for (let row = graph.rowsStart(subject); row < graph.rowsEnd(subject); row++) {
    if (predicates[row] === predicate && objects[row] === value) return graph.positionOf(row)?.line ?? null
  }
  return null
}
