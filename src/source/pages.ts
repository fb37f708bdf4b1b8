import type { Document, KeptDocument } from '../model/document.ts'
import { type Problem, problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { keep, readDocument } from './documents.ts'
import { fetchNamed, type WebTools } from './fetched.ts'
import { memberCounts } from './page-counts.ts'
import { type Crawl, loop, note, startCrawl } from './page-crawl.ts'
import { isAboutPages } from './paging.ts'

/** A document and the pages it led to. */
export interface PagesReading {
  /** All of them, without what they say of their paging. */
  readonly graph: Graph
  /** The pages that were fetched, in that order. */
  readonly documents: readonly KeptDocument[]
  readonly problems: readonly Problem[]
  /** Was every page read that there is? */
  readonly isComplete: boolean
}

/**
 * Reads the pages that a document leads to: the next page and the one after it (Hydra, in both its vocabularies), and
 * all that hang below it (TREE). Each is fetched once. Pages are only looked for on the servers that the first one was
 * asked for at and answered from, by their names: a catalogue that is passed round to others is described in
 * sub-catalogues, and nobody can send us on to strangers. What fails makes the reading incomplete and does not end it.
 */
export async function readPages(
  first: Graph,
  { url, finalUrl }: Pick<Document, 'url' | 'finalUrl'>,
  tools: { readonly source: Source; readonly tools: WebTools },
): Promise<PagesReading> {
  if (!isAboutPages(first)) return { graph: first, documents: [], problems: [], isComplete: true }
  const crawl = startCrawl(first, [url, finalUrl], tools)
  for (let page = crawl.queue.shift(); page !== undefined; page = crawl.queue.shift()) await readPage(page, crawl)
  const graph = crawl.merger.build()
  const faults = crawl.faults.length > 0 ? crawl.faults : miscounted(crawl, graph)
  const isComplete = faults.every(({ rule }) => rule === 'pages-more-than-counted')
  return { graph, documents: crawl.documents, problems: [...crawl.problems, ...faults], isComplete }
}

async function readPage(url: string, crawl: Crawl): Promise<void> {
  const { source, tools, documents, faults, problems, merger } = crawl
  if (documents.length + 1 >= source.limits.maxPages) {
    const details = { limit: String(source.limits.maxPages), url }
    faults.push(problem('source', 'pages-too-many', { details }))
    crawl.queue.length = 0
    return
  }
  try {
    const { document, problems: onTheWay } = await fetchNamed(url, { source, tools })
    const { finalUrl } = document
    if (finalUrl !== url && crawl.seen.has(finalUrl)) {
      faults.push(loop(url, finalUrl))
      return
    }
    const builder = new GraphBuilder()
    const [kept, reading] = await Promise.all([keep(document), readDocument(document, builder)])
    const page = builder.build()
    merger.add(page)
    documents.push(kept)
    problems.push(...[...onTheWay, ...reading.problems].map(found => ({ ...found, position: null })))
    note(crawl, page, [url, finalUrl])
  } catch (error) {
    tools.signal?.throwIfAborted()
    if (!(error instanceof HarvestError)) throw error
    faults.push(
      problem('source', 'page-not-loaded', { value: url, details: { ...error.details, url, code: error.code } }),
    )
  }
}

function miscounted({ totals, members }: Crawl, graph: Graph): Problem[] {
  if (totals.length === 0) return []
  const total = Math.max(...totals)
  const counts = memberCounts(graph, members.size)
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  const told = (rule: string, found: number): Problem[] => [
    problem('source', rule, { details: { total: String(total), found: String(found) } }),
  ]
  if (most < total) return told('pages-fewer-than-counted', most)
  return least > total ? told('pages-more-than-counted', least) : []
}
