import type { KeptDocument } from '../model/document.ts'
import { type Problem, problem } from '../model/finding.ts'
import type { Source } from '../model/source.ts'
import type { Graph } from '../rdf/graph.ts'
import type { WebTools } from './fetched.ts'
import { mergePagesInto, type PageMerger } from './merge-pages.ts'
import { pagingOf } from './paging.ts'

/** Pages that are being read; what is found on the way is filled in. */
export interface Crawl {
  readonly source: Source
  readonly tools: WebTools
  readonly hosts: readonly string[]
  readonly merger: PageMerger
  /** Addresses that are still to be fetched. */
  readonly queue: string[]
  /** Addresses and names of pages that need not be fetched any more. */
  readonly seen: Set<string>
  readonly members: Set<string>
  /** What the pages say of the number of members. */
  readonly totals: number[]
  readonly documents: KeptDocument[]
  /** Of fetching and parsing. */
  readonly problems: Problem[]
  /** Why not everything came. */
  readonly faults: Problem[]
}

/** A crawl that begins with a page that has been read, asked for and answered at these addresses. */
export function startCrawl(
  first: Graph,
  addresses: readonly string[],
  tools: { readonly source: Source; readonly tools: WebTools },
): Crawl {
  const crawl: Crawl = {
    ...tools,
    hosts: addresses.map(hostOf),
    merger: mergePagesInto(first),
    queue: [],
    seen: new Set(),
    members: new Set(),
    totals: [],
    documents: [],
    problems: [],
    faults: [],
  }
  note(crawl, first, addresses)
  return crawl
}

/** Takes down what a page says of its paging. */
export function note(crawl: Crawl, page: Graph, addresses: readonly string[]): void {
  const paging = pagingOf(page, addresses)
  for (const name of [...addresses, ...paging.names]) crawl.seen.add(withoutFragment(name))
  for (const member of paging.members) crawl.members.add(member)
  if (paging.totalItems !== null) crawl.totals.push(paging.totalItems)
  const next = [...new Set(paging.next.map(withoutFragment))]
  // In a tree the way back is no fault; in a row it is one.
  if (next.length > 0 && next.every(url => crawl.seen.has(url) || crawl.queue.includes(url))) {
    crawl.faults.push(loop(addresses[addresses.length - 1], next[0]))
  }
  for (const url of new Set([...next, ...paging.nodes.map(withoutFragment)])) enqueue(url, crawl)
}

/** The complaint that a page leads to one that has been read. */
export function loop(from: string, url: string): Problem {
  return problem('source', 'page-loop', { value: url, details: { from, url } })
}

function enqueue(url: string, { seen, queue, hosts, faults }: Crawl): void {
  if (seen.has(url)) return
  seen.add(url)
  const host = hostOf(url)
  if (host !== '' && hosts.includes(host)) queue.push(url)
  else faults.push(problem('source', 'page-elsewhere', { value: url, details: { url } }))
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '')
}

/** The server's name without its port; '' for what is no web address. */
function hostOf(url: string): string {
  const parsed = URL.parse(url)
  return parsed !== null && /^https?:$/.test(parsed.protocol) ? parsed.hostname : ''
}
