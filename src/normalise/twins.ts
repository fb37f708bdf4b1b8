import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { Literal } from '../rdf/terms.ts'
import { xsd } from '../rdf/vocabulary.ts'
import { demandsOf } from './demands.ts'
import type { Change } from './repair.ts'
import { termAt } from './term.ts'

/**
 * Takes away a text without language where the very same text stands beside it with one. Nothing else tells the language
 * of a text: that the catalogue is in Swedish does not say that every text in it is, and words are no proof.
 */
export function mergeTwins(graph: Graph, profile: Profile): Change[] {
  const { subjects, objects } = graph.columns
  const changes: Change[] = []
  for (const property of demandsOf(profile).languageTexts) {
    const predicate = graph.iri(property)
    for (const row of graph.rowsOfPredicate(predicate)) {
      const text = objects[row]
      if (graph.kind(text) !== Literal || graph.language(text) !== '' || graph.datatype(text) !== xsd.string) continue
      const isTwin = (other: number): boolean =>
        graph.language(other) !== '' && graph.value(other) === graph.value(text)
      const twin = graph.objectsOf(subjects[row], predicate).find(isTwin)
      if (twin === undefined) continue
      const [before, after] = [termAt(graph, text), termAt(graph, twin)]
      changes.push({ subject: subjects[row], property, before, after, row, removesRow: true, adds: [] })
    }
  }
  return changes
}
