import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { NamedNode } from '../rdf/terms.ts'
import { withOrphans } from './orphans.ts'
import { rowsAboutPages } from './paging.ts'

/** Puts pages together, one after the other. */
export interface PageMerger {
  /** Adds the page that comes next. */
  readonly add: (page: Graph) => void
  readonly build: () => Graph
}

/**
 * Puts pages together without what they say of their paging. Pages repeat the catalogue's own description, and a resource
 * that moved while we read can stand on two. So addresses that properties lead to are united, but texts and blank nodes
 * of a property are those of the first page that has it: else a catalogue would have as many publishers and dates of
 * change as pages. Positions are those of the first page.
 */
export function mergePagesInto(first: Graph): PageMerger {
  const builder = new GraphBuilder({ positions: first.columns.lines !== null, termsOf: first })
  const said = new Set<number>()
  let pages = 0
  const add = (page: Graph): void => {
    // The labels of the first page are kept, which begin otherwise.
    const scope = page === first ? '' : `p${++pages}_`
    const about = rowsAboutPages(page)
    const dropped = withOrphans(page, scope === '' ? about : [...about, ...repeated(page, { builder, scope, said })])
    addRows(page, dropped, { builder, scope, said })
  }
  add(first)
  return { add, build: () => builder.build() }
}

interface Merging {
  readonly builder: GraphBuilder
  /** Goes before labels of blank nodes. */
  readonly scope: string
  /** Which subjects have which properties with texts or blank nodes; filled on the way. */
  readonly said: Set<number>
}

/** One number for a resource and one of its properties; there is room for 134 million terms and 67 million. */
function pairOf(subject: number, predicate: number): number {
  return subject * 2 ** 26 + predicate
}

/** Is it about something with an address, and no address itself? */
function isOwn(page: Graph, row: number): boolean {
  const { subjects, objects } = page.columns
  return page.kind(subjects[row]) === NamedNode && page.kind(objects[row]) !== NamedNode
}

/** The rows that say anew what an earlier page has said. */
function repeated(page: Graph, { builder, scope, said }: Merging): number[] {
  const { subjects, predicates } = page.columns
  const id = (term: number): number => builder.internFrom(page, term, scope)
  const rows: number[] = []
  for (let row = 0; row < page.size; row++) {
    if (isOwn(page, row) && said.has(pairOf(id(subjects[row]), id(predicates[row])))) rows.push(row)
  }
  return rows
}

function addRows(page: Graph, dropped: ReadonlySet<number>, { builder, scope, said }: Merging): void {
  const { subjects, predicates, objects } = page.columns
  const ids = new Map<number, number>()
  const id = (term: number): number => {
    const known = ids.get(term) ?? builder.internFrom(page, term, scope)
    ids.set(term, known)
    return known
  }
  for (let row = 0; row < page.size; row++) {
    if (dropped.has(row)) continue
    const [subject, predicate, graph] = [id(subjects[row]), id(predicates[row]), page.graphOf(row)]
    const position = page.positionOf(row)
    builder.add(subject, predicate, id(objects[row]), graph === 0 ? 0 : id(graph), position?.line, position?.column)
    if (isOwn(page, row)) said.add(pairOf(subject, predicate))
  }
}
