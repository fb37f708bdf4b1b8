import { type Problem, problem } from '../model/finding.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode } from '../rdf/terms.ts'
import { dcterms } from '../rdf/vocabulary.ts'
import { type CatalogueTree, memberships } from './catalogue-tree.ts'
import { rowsOf, withOrphans } from './orphans.ts'

/**
 * Puts the sub-catalogues into the main catalogue. Taken away is, for each of them: the main catalogue's
 * dcterms:hasPart to it, every statement about it but its members, and the blank nodes that only those statements
 * led to. Its dcat:dataset and dcat:service become the main catalogue's. Everything else stays as published.
 * @see rule 40 of the harvesting rules, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export function mergeSubCatalogues(
  graph: Graph,
  { main, parts }: CatalogueTree,
): { readonly graph: Graph; readonly problems: readonly Problem[] } {
  if (parts.length === 0) return { graph, problems: [] }
  const moved = rowsOfMembers(graph, parts)
  const dropped = rowsToDrop(graph, { main, parts }, moved)
  return {
    graph: rebuilt(graph, { main, moved, dropped }),
    problems: parts.flatMap(part => [...incomplete(graph, part), mergeProblem(graph, { part, main })]),
  }
}

/** The rows in which a sub-catalogue names a member. */
function rowsOfMembers(graph: Graph, parts: readonly number[]): ReadonlySet<number> {
  const predicates = new Set(memberships.map(name => graph.iri(name)))
  const rows = parts.flatMap(part => rowsOf(graph, part))
  return new Set(rows.filter(row => predicates.has(graph.columns.predicates[row])))
}

function rowsToDrop(graph: Graph, { main, parts }: CatalogueTree, moved: ReadonlySet<number>): ReadonlySet<number> {
  const { predicates, objects } = graph.columns
  const [hasPart, partSet] = [graph.iri(dcterms.hasPart), new Set(parts)]
  const links = rowsOf(graph, main).filter(row => predicates[row] === hasPart && partSet.has(objects[row]))
  return withOrphans(graph, [...links, ...parts.flatMap(part => rowsOf(graph, part)).filter(row => !moved.has(row))])
}

interface Change {
  readonly main: number
  readonly moved: ReadonlySet<number>
  readonly dropped: ReadonlySet<number>
}

function rebuilt(graph: Graph, { main, moved, dropped }: Change): Graph {
  const { subjects, predicates, objects, lines } = graph.columns
  const builder = new GraphBuilder({ positions: lines !== null, termsOf: graph })
  for (let row = 0; row < graph.size; row++) {
    if (dropped.has(row)) continue
    const subject = moved.has(row) ? main : subjects[row]
    const position = graph.positionOf(row)
    builder.add(subject, predicates[row], objects[row], graph.graphOf(row), position?.line, position?.column)
  }
  return builder.build()
}

/** What a sub-catalogue should say of itself all the same. @see rule 39 of the harvesting rules */
const wanted = [dcterms.title, dcterms.description, dcterms.publisher]

/** Told here, because validation never sees what is taken away. */
function incomplete(graph: Graph, part: number): Problem[] {
  const missing = wanted.filter(name => graph.objectOf(part, graph.iri(name)) === 0)
  const focus = { focusNode: nameOf(graph, part), focusType: 'Catalog', position: graph.startOf(part) }
  return missing.map(resultPath => problem('source', 'sub-catalogue-incomplete', { ...focus, resultPath }))
}

function mergeProblem(graph: Graph, { part, main }: { part: number; main: number }): Problem {
  const members = memberships.reduce((sum, name) => sum + graph.objectsOf(part, graph.iri(name)).length, 0)
  const kept = memberships.map(name => graph.iri(name))
  const parts = {
    focusNode: nameOf(graph, part),
    focusType: 'Catalog',
    resultPath: dcterms.hasPart,
    position: graph.startOf(part),
  }
  if (members === 0) return problem('source', 'sub-catalogue-empty', { ...parts, details: {} })
  const removed = rowsOf(graph, part).filter(row => !kept.includes(graph.columns.predicates[row])).length
  const details = { main: nameOf(graph, main), members: String(members), removed: String(removed) }
  return problem('source', 'sub-catalogue-merged', { ...parts, details })
}

/** The name of a catalogue as findings write it: a blank node by its label behind `_:`. */
export function nameOf(graph: Graph, id: number): string {
  return graph.kind(id) === BlankNode ? `_:${graph.value(id)}` : graph.value(id)
}
