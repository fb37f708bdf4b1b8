import type { Graph } from '../../rdf/graph.ts'
import { dcat } from '../../rdf/vocabulary.ts'
import { type Remark, remark } from './remark.ts'
import { resourcesOf, statementsWith } from './statements.ts'

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
  const firsts = new Map<number, number>()
  for (const { row, object } of statementsWith(graph, dcat.keyword)) if (!firsts.has(object)) firsts.set(object, row)
  const keywords = [...firsts].filter(([keyword]) => graph.language(keyword).toLowerCase() !== 'de')
  const upper = keywords.filter(([keyword]) => capitalised.test(graph.value(keyword)))
  if (upper.length < enough || upper.length * 3 < keywords.length * 2) return
  const [[value, row]] = upper
  yield remark(catalogue, { value, row, details: { count: `${upper.length}`, all: `${keywords.length}` } })
}
