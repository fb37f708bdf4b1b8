import type { Graph } from '../rdf/graph.ts'
import { NamedNode } from '../rdf/terms.ts'
import { rdf, vcard } from '../rdf/vocabulary.ts'
import type { Change } from './repair.ts'
import { blankTerm, iriTerm, termAt } from './term.ts'

/**
 * Describes a number that stands where a telephone should, as the profile has it: a node of type vcard:Voice with the number
 * in vcard:hasValue. A number that is said to be anything else keeps what is said, and a fax stays a fax.
 * @see https://docs.dataportal.se/dcat/sv/#vcard_Voice
 */
export function describeTelephones(graph: Graph): Change[] {
  const { subjects, objects } = graph.columns
  const changes: Change[] = []
  for (const row of graph.rowsOfPredicate(graph.iri(vcard.hasTelephone))) {
    const number = objects[row]
    const isNumber = graph.kind(number) === NamedNode && /^tel:\+[\d.-]+$/i.test(graph.value(number))
    if (!isNumber || graph.describes(number)) continue
    const node = blankTerm(freeLabel(graph, changes.length))
    const before = termAt(graph, number)
    const subject = termAt(graph, subjects[row])
    changes.push({
      subject: subjects[row],
      property: vcard.hasTelephone,
      before,
      after: before,
      row,
      removesRow: true,
      adds: [
        [subject, vcard.hasTelephone, node],
        [node, rdf.type, iriTerm(vcard.Voice)],
        [node, vcard.hasValue, before],
      ],
    })
  }
  return changes
}

/** A label that no blank node of the graph has; the same for the same graph. */
function freeLabel(graph: Graph, number: number): string {
  for (let extra = ''; ; extra += 'x') {
    const label = `telephone${extra}${number}`
    if (graph.blank(label) === 0) return label
  }
}
