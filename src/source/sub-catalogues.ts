import pLimit from 'p-limit'
import type { Document } from '../model/document.ts'
import { type Problem, problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import type { ReadTools } from './reading.ts'

/** A document in which sub-catalogues are described. */
export interface SubDocument {
  /** IRIs of the sub-catalogues that are to be found here; a blank node's label behind `_:`. */
  readonly catalogues: readonly string[]
  readonly document: Document
  readonly problems: readonly Problem[]
}

/** How many documents are fetched at the same time; fetch bounds each server by itself. */
const concurrency = 4

/** More stubs than this in one catalogue is a mistake, or somebody who wants us to call on strangers. */
const mostSubCatalogues = 500

/**
 * Fetches every sub-catalogue that is only named from its own address, in the order given.
 * If one cannot be had the whole harvest ends: the others are given up and its error is thrown.
 * @throws HarvestError
 * @see rules 41 and 42 of the harvesting rules, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export async function fetchSubCatalogues(
  catalogues: readonly string[],
  source: Source,
  tools: ReadTools,
): Promise<readonly SubDocument[]> {
  const byAddress = Map.groupBy(catalogues, catalogue => catalogue.replace(/#.*$/, ''))
  if (byAddress.size > mostSubCatalogues) {
    throw new HarvestError('too-large', { url: source.url, maxDocuments: String(mostSubCatalogues) })
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

async function fetchOne(
  address: string,
  catalogues: readonly string[],
  { source, tools: { get, signal } }: { readonly source: Source; readonly tools: ReadTools },
): Promise<SubDocument> {
  const { maxBytes, timeout } = source.limits
  try {
    const answer = await get(address, { maxBytes, timeout, ...(signal ? { signal } : {}) })
    if (answer.kind === 'document') return { catalogues, document: answer.document, problems: answer.problems }
    throw new HarvestError('http-status', { url: address, status: '304' })
  } catch (error) {
    throw error instanceof HarvestError ? notLoaded(catalogues[0], error) : error
  }
}

/** The same error, with word of which sub-catalogue it was that stopped the harvest. */
export function notLoaded(catalogue: string, { code, details, problems, cause }: HarvestError): HarvestError {
  const parts = { focusNode: catalogue, focusType: 'Catalog', details: { ...details, code } }
  const found = [...concerning(catalogue, problems), problem('source', 'sub-catalogue-not-loaded', parts)]
  return new HarvestError(code, { ...details, catalogue }, { cause, problems: found })
}

/** A problem of a whole document is told of the sub-catalogue that the document describes. */
export function concerning(catalogue: string, problems: readonly Problem[]): Problem[] {
  const focus = { focusNode: catalogue, focusType: 'Catalog' }
  return problems.map(found => (found.focusNode === null ? { ...found, ...focus } : found))
}
