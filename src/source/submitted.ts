import { type Problem, problem } from '../model/finding.ts'
import type { Graph } from '../rdf/graph.ts'
import { type ReadOptions, read } from '../rdf/read.ts'
import { BlankNode } from '../rdf/terms.ts'
import { dcterms } from '../rdf/vocabulary.ts'
import { catalogueTree, stubsOf } from './catalogue-tree.ts'
import { mergeSubCatalogues, nameOf } from './merge-sub-catalogues.ts'

/** What a document in hand holds, put together as a harvest would. */
export interface SubmittedReading {
  /** Id of the syntax; null when the document is not RDF. */
  readonly syntax: string | null
  /** With the sub-catalogues that are described in it put into the catalogue; null when nothing could be read. */
  readonly graph: Graph | null
  readonly problems: readonly Problem[]
}

/**
 * What relative addresses are read against in a document that came from no web address: one that nobody can have. With
 * the address of a file they would break rules that they do not break where the document is published.
 * @see https://www.rfc-editor.org/rfc/rfc6761#section-6.4
 */
export const nowhere = 'https://relative.invalid/'

/**
 * Reads a document in hand as a harvest reads what it fetched, except that nothing is fetched: a sub-catalogue that is
 * described at its own address is told of and left as it stands. One without any catalogue is answered as it is.
 */
export async function readSubmitted(body: Uint8Array, options: ReadOptions): Promise<SubmittedReading> {
  const baseIri = /^https?:/i.test(options.baseIri) ? options.baseIri : nowhere
  const { syntax, failure, graph, problems } = await read(body, { ...options, baseIri, positions: true })
  if (failure !== null) return { syntax, graph: null, problems }
  const tree = catalogueTree(graph)
  if (tree === null) return { syntax, graph, problems }
  const stubs = stubsOf(graph, tree, [baseIri])
  const parts = tree.parts.filter(part => !stubs.includes(part))
  const whole = mergeSubCatalogues(graph, { main: tree.main, parts })
  // A blank node has no address: nothing can be fetched there, and the shapes say so.
  const fetchable = stubs.filter(stub => graph.kind(stub) !== BlankNode)
  const told = [...fetchable.map(stub => notLoadedHere(graph, stub)), ...whole.problems]
  return { syntax, graph: whole.graph, problems: [...problems, ...told] }
}

function notLoadedHere(graph: Graph, stub: number): Problem {
  return problem('source', 'sub-catalogue-not-loaded-here', {
    focusNode: nameOf(graph, stub),
    focusType: 'Catalog',
    resultPath: dcterms.hasPart,
    position: graph.startOf(stub),
    details: { iri: nameOf(graph, stub) },
  })
}
