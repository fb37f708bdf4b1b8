import type { BlankNode, Literal, Term } from 'oxigraph'
import { legalLanguage } from '../../rdf/syntax/legal-terms.ts'
import { Literal as literalKind } from '../../rdf/terms.ts'
import { compareValues, orderedValue } from '../comparison.ts'
import type { DataGraph } from '../data-graph.ts'

/**
 * A function that finds the term id of what the engine answers; 0 when no graph holds it. The engine writes numbers, dates
 * and language tags in its own way, so a literal is first looked for among the values of the focus node.
 */
export function termFinder(
  data: DataGraph,
  idOfBlank: (blank: BlankNode) => number,
): (term: Term | undefined, focus: number) => number {
  return (term, focus) => {
    if (term?.termType === 'NamedNode') return data.terms.iri(term.value)
    if (term?.termType === 'BlankNode') return idOfBlank(term)
    if (term?.termType !== 'Literal') return 0
    return ownValue(data, term, focus) || data.terms.literal(term.value, term.datatype.value, term.language)
  }
}

/** The literal among the values of a node that is the same, or else has the same value. */
function ownValue({ published }: DataGraph, literal: Literal, focus: number): number {
  if (focus === 0 || focus >= published.termCount) return 0
  const { objects } = published.columns
  const rows = { from: published.rowsStart(focus), to: published.rowsEnd(focus) }
  const values = [...objects.subarray(rows.from, rows.to)].filter(id => published.kind(id) === literalKind)
  const exact = published.literal(literal.value, literal.datatype.value, literal.language)
  return values.includes(exact) ? exact : (values.find(id => isSame(published, id, literal)) ?? 0)
}

function isSame(published: DataGraph['published'], id: number, literal: Literal): boolean {
  if (literal.language !== '') {
    return (
      published.value(id) === literal.value && legalLanguage(published.language(id)).toLowerCase() === literal.language
    )
  }
  const datatype = literal.datatype.value
  if (published.datatype(id) !== datatype) return false
  const terms = { value: () => literal.value, datatype: () => datatype }
  return compareValues(orderedValue(published, id), orderedValue(terms, 0)) === 0
}
