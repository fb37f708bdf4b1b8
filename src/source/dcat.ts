import type { Document } from '../model/document.ts'
import type { Problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { catalogueTree, holdsResources, isStub, stubsOf } from './catalogue-tree.ts'
import { checksumOf, isOfOneDocument, readDocument, receivedOf } from './documents.ts'
import { mergeSubCatalogues, nameOf } from './merge-sub-catalogues.ts'
import type { ReadTools, SourceReading } from './reading.ts'
import { concerning, fetchSubCatalogues, notLoaded, type SubDocument } from './sub-catalogues.ts'

/**
 * Reads a DCAT catalogue at one address, with its sub-catalogues put into it.
 * A catalogue in several documents is always fetched whole: that the main one stands unchanged says nothing of the others.
 * @throws HarvestError what `get` throws, and `not-rdf` `syntax` `no-catalogue`
 * @see sections A and D of the harvesting rules, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export async function readDcat(source: Source, tools: ReadTools): Promise<SourceReading> {
  const { before, get, signal } = tools
  const isOne = before.documentChecksum === null || isOfOneDocument(before.documentChecksum)
  const { maxBytes, timeout } = source.limits
  const options = { maxBytes, timeout, ...(signal ? { signal } : {}), ...(isOne ? { before } : {}) }
  const answer = await get(source.url, options)
  if (answer.kind === 'not-modified') return { kind: 'unchanged', problems: answer.problems }
  const problems = [...answer.problems]
  try {
    return await assemble(answer.document, { source, tools, problems, builder: new GraphBuilder({ positions: true }) })
  } catch (error) {
    if (!(error instanceof HarvestError)) throw error
    const { code, details, cause } = error
    const received = error.received ?? receivedOf([answer.document], { syntax: null, triples: null })
    throw new HarvestError(code, details, { cause, received, problems: [...problems, ...error.problems] })
  }
}

interface Work {
  readonly source: Source
  readonly tools: ReadTools
  readonly builder: GraphBuilder
  /** What there is to complain of so far; filled on the way. */
  readonly problems: Problem[]
}

async function assemble(main: Document, work: Work): Promise<SourceReading> {
  const { source, tools, builder, problems } = work
  const { documentChecksum } = tools.before
  if (checksumOf([main]) === documentChecksum) return { kind: 'unchanged', problems }
  const { syntax, problems: found } = await readDocument(main, builder)
  problems.push(...found)
  const published = builder.build()
  const subDocuments = await fetchSubCatalogues(stubNames(published, main), source, tools)
  const documents = [main, ...subDocuments.map(({ document }) => document)]
  if (checksumOf(documents) === documentChecksum) return { kind: 'unchanged', problems }
  const whole = subDocuments.length === 0 ? published : await readSubDocuments(subDocuments, work)
  const graph = merged(whole, work)
  return { kind: 'read', graph, documents, syntax, documentChecksum: checksumOf(documents), problems }
}

/** Names of the sub-catalogues whose descriptions are elsewhere. */
function stubNames(graph: Graph, { url, finalUrl }: Document): string[] {
  const tree = catalogueTree(graph)
  return tree === null ? [] : stubsOf(graph, tree, [url, finalUrl]).map(stub => nameOf(graph, stub))
}

/**
 * Reads the documents into the graph, without positions, which would seem to be of the main one.
 * @throws HarvestError `not-rdf` `syntax`, or `no-catalogue` when a document does not describe its catalogue
 */
async function readSubDocuments(subDocuments: readonly SubDocument[], { builder, problems }: Work): Promise<Graph> {
  for (const { catalogues, document, problems: onTheWay } of subDocuments) {
    const own = new GraphBuilder()
    try {
      const { problems: found } = await readDocument(document, own)
      problems.push(...concerning(catalogues[0], [...onTheWay, ...found]))
    } catch (error) {
      throw error instanceof HarvestError ? notLoaded(catalogues[0], error) : error
    }
    builder.addGraph(own.build(), builder.scope())
  }
  const graph = builder.build()
  for (const { catalogues, document } of subDocuments) throwIfMissing(graph, catalogues, document)
  return graph
}

function throwIfMissing(graph: Graph, catalogues: readonly string[], { finalUrl: url }: Document): void {
  const missing = catalogues.find(catalogue => isStub(graph, graph.iri(catalogue)))
  if (missing === undefined) return
  throw notLoaded(missing, new HarvestError('no-catalogue', { url, reason: 'no-catalogue' }))
}

function merged(graph: Graph, { source: { url }, problems }: Work): Graph {
  const tree = catalogueTree(graph)
  if (tree === null) throw new HarvestError('no-catalogue', { url, reason: 'no-catalogue' })
  if (!holdsResources(graph)) throw new HarvestError('no-catalogue', { url, reason: 'no-datasets' })
  const { graph: whole, problems: found } = mergeSubCatalogues(graph, tree)
  problems.push(...found)
  return whole
}
