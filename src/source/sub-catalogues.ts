import pLimit from 'p-limit'
import type { KeptDocument } from '../model/document.ts'
import { type Problem, problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { isStub } from './catalogue-tree.ts'
import { keep, readDocument } from './documents.ts'
import { fetchNamed, type WebTools } from './fetched.ts'
import { readPages } from './pages.ts'

/** A document in which sub-catalogues are described, with its pages. */
export interface SubDocument {
  /** IRIs of the sub-catalogues that are to be found here; a blank node's label behind `_:`. */
  readonly catalogues: readonly string[]
  readonly graph: Graph
  /** The document and its pages. */
  readonly documents: readonly KeptDocument[]
  readonly problems: readonly Problem[]
  readonly isComplete: boolean
}

/** How many documents are fetched at the same time; fetch bounds each server by itself. */
const concurrency = 4

/** More stubs than this in one catalogue is a mistake, or somebody who wants us to call on strangers. */
const mostSubCatalogues = 500

/**
 * Fetches and reads every sub-catalogue that is only named, from its own address, in the order given.
 * If one cannot be had the whole harvest ends: the others are given up and its error is thrown. A page of one that
 * cannot be had only makes it incomplete.
 * @throws HarvestError
 * @see rules 41 and 42 of the harvesting rules, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export async function fetchSubCatalogues(
  catalogues: readonly string[],
  { source, tools }: Fetching,
): Promise<readonly SubDocument[]> {
  const byAddress = Map.groupBy(catalogues, catalogue => catalogue.replace(/#.*$/, ''))
  const most = Math.min(mostSubCatalogues, source.limits.maxPages)
  if (byAddress.size > most) {
    throw new HarvestError('too-large', { url: source.url, maxDocuments: String(most) })
  }
  const failed = new AbortController()
  const signal = AbortSignal.any([failed.signal, ...(tools.signal ? [tools.signal] : [])])
  const limited = pLimit(concurrency)
  const fetches = [...byAddress].map(([address, named]) =>
    limited(() => fetchOne(address, named, { source, tools: { ...tools, signal } })).catch(error =>
      failed.abort(error),
    ),
  )
  const fetched = await Promise.all(fetches)
  failed.signal.throwIfAborted()
  return fetched.filter(found => found !== undefined)
}

/** For which source, and with what. */
export interface Fetching {
  readonly source: Source
  readonly tools: WebTools
}

async function fetchOne(address: string, catalogues: readonly string[], fetching: Fetching): Promise<SubDocument> {
  fetching.tools.signal?.throwIfAborted()
  try {
    const { kept, graph: first, problems } = await fetchFirst(address, fetching)
    const pages = await readPages(first, kept, fetching)
    throwIfMissing(pages.graph, catalogues, kept.finalUrl)
    return {
      catalogues,
      graph: pages.graph,
      documents: [kept, ...pages.documents],
      problems: concerning(catalogues[0], [...problems, ...pages.problems]),
      isComplete: pages.isComplete,
    }
  } catch (error) {
    throw error instanceof HarvestError ? notLoaded(catalogues[0], error) : error
  }
}

/** Without positions, which would seem to be of the main document. */
async function fetchFirst(
  address: string,
  fetching: Fetching,
): Promise<{ readonly kept: KeptDocument; readonly graph: Graph; readonly problems: readonly Problem[] }> {
  const { document, problems } = await fetchNamed(address, fetching)
  const builder = new GraphBuilder()
  const [kept, reading] = await Promise.all([keep(document), readDocument(document, builder)])
  return { kept, graph: builder.build(), problems: [...problems, ...reading.problems] }
}

/** @throws HarvestError `no-catalogue` when the document does not describe its catalogue */
function throwIfMissing(graph: Graph, catalogues: readonly string[], url: string): void {
  const missing = catalogues.find(catalogue => isStub(graph, graph.iri(catalogue)))
  if (missing === undefined) return
  throw new HarvestError('no-catalogue', { url, reason: 'no-catalogue', catalogue: missing })
}

/** The same error, with word of which sub-catalogue it was that stopped the harvest. */
function notLoaded(first: string, { code, details, problems, cause, received }: HarvestError): HarvestError {
  const catalogue = details.catalogue ?? first
  const parts = { focusNode: catalogue, focusType: 'Catalog', details: { ...details, code } }
  const found = [...concerning(catalogue, problems), problem('source', 'sub-catalogue-not-loaded', parts)]
  return new HarvestError(code, { ...details, catalogue }, { cause, received, problems: found })
}

/** A problem of a whole document is told of the sub-catalogue that the document describes. */
function concerning(catalogue: string, problems: readonly Problem[]): Problem[] {
  const focus = { focusNode: catalogue, focusType: 'Catalog' }
  return problems.map(found => (found.focusNode === null ? { ...found, ...focus } : found))
}
