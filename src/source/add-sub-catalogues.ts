import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { catalogueTree, stubsOf } from './catalogue-tree.ts'
import { nameOf } from './merge-sub-catalogues.ts'
import type { PagesReading } from './pages.ts'
import { type Fetching, fetchSubCatalogues } from './sub-catalogues.ts'

/**
 * Puts what is said at other addresses of the sub-catalogues that a graph only names beside what the graph says; it was
 * found at the addresses given. The answer has the documents that were fetched for it.
 * @throws HarvestError
 * @see rules 41 and 42 of the harvesting rules, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export async function addSubCatalogues(
  graph: Graph,
  addresses: readonly string[],
  fetching: Fetching,
): Promise<PagesReading> {
  const tree = catalogueTree(graph)
  const stubs = tree === null ? [] : stubsOf(graph, tree, addresses).map(stub => nameOf(graph, stub))
  if (stubs.length === 0) return { graph, documents: [], problems: [], isComplete: true }
  const parts = await fetchSubCatalogues(stubs, fetching)
  const builder = new GraphBuilder({ positions: graph.columns.lines !== null, termsOf: graph })
  builder.addGraph(graph)
  // The labels of the graph itself begin otherwise.
  parts.forEach((part, index) => {
    builder.addGraph(part.graph, `s${index}_`)
  })
  return {
    graph: builder.build(),
    documents: parts.flatMap(({ documents }) => documents),
    problems: parts.flatMap(({ problems }) => problems),
    isComplete: parts.every(({ isComplete }) => isComplete),
  }
}
