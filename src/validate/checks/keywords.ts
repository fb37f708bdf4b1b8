import type { Graph } from '../../rdf/graph.ts'
import { dcat } from '../../rdf/vocabulary.ts'
import { type Remark, remark } from './remark.ts'
import { resourcesOf, type Statement, statementsWith } from './statements.ts'

/** So many different keywords tell how a catalogue spells them. */
const enough = 4
const capitalised = /^\p{Lu}\p{Ll}/u

/**
 * Catalogues that spell most keywords with a capital letter: one remark per catalogue, since names and abbreviations are
 * spelled so rightly. @see rule 61 of the profile
 */
export function* capitalisedKeywords(graph: Graph): Iterable<Remark> {
  const catalogue = resourcesOf(graph, [dcat.Catalog]).at(0)
  if (catalogue === undefined) return
  let all = 0
  const upper: Statement[] = []
  let last = 0
  // Statements stand sorted by object: a keyword that is used again follows itself.
  for (const statement of statementsWith(graph, dcat.keyword)) {
    const { object } = statement
    if (object === last) continue
    last = object
    if (graph.language(object).toLowerCase() === 'de') continue
    all++
    if (capitalised.test(graph.value(object))) upper.push(statement)
  }
  if (upper.length < enough || upper.length * 3 < all * 2) return
  const [{ object, row }] = upper
  yield remark(catalogue, { value: object, row, details: { count: `${upper.length}`, all: `${all}` } })
}
