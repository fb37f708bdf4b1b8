import type { KeptDocument } from '../model/document.ts'
import { type Problem, problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import type { Graph } from '../rdf/graph.ts'
import { describesData } from './dcat-part.ts'
import { keep } from './documents.ts'
import { fetchNamed, type WebTools } from './fetched.ts'
import { type PageReading, pageAccept, readPageDocument } from './page-reading.ts'

/** Pages that were followed. */
export interface LinkedPages {
  readonly graphs: readonly Graph[]
  readonly documents: readonly KeptDocument[]
  readonly problems: readonly Problem[]
  readonly isComplete: boolean
}

/** A page that has been read. */
interface ReadPage {
  readonly kept: KeptDocument
  readonly page: PageReading
}

/**
 * Follows the links of a list of datasets whose addresses begin as the setting `follow` says (relative ones are resolved
 * against the list), and those of the lists that come next (`rel="next"`, on the same server). The pages of datasets lead
 * no further. Without the setting nothing is followed.
 */
export async function followLinks(
  list: ReadPage,
  { source, tools }: { readonly source: Source; readonly tools: WebTools },
): Promise<LinkedPages> {
  const { follow } = source.settings
  const found = { graphs: [], documents: [], problems: [], isComplete: true }
  if (follow === undefined || follow === '') return found
  const prefix = URL.parse(follow, list.kept.finalUrl)?.href ?? follow
  const walk: Walk = { ...found, source, tools, prefix, seen: new Set([list.kept.url, list.kept.finalUrl]), queue: [] }
  enqueueLinks(list, walk)
  for (let next = walk.queue.shift(); next !== undefined; next = walk.queue.shift()) await readLinked(next, walk)
  return walk
}

interface Walk {
  readonly source: Source
  readonly tools: WebTools
  readonly prefix: string
  readonly seen: Set<string>
  readonly queue: { readonly url: string; readonly isList: boolean }[]
  readonly graphs: Graph[]
  readonly documents: KeptDocument[]
  readonly problems: Problem[]
  isComplete: boolean
}

async function readLinked({ url, isList }: Walk['queue'][number], walk: Walk): Promise<void> {
  const { source, tools, documents, graphs, problems, queue } = walk
  if (documents.length + 1 >= source.limits.maxPages) {
    queue.length = 0
    return incomplete(walk, 'pages-too-many', { limit: String(source.limits.maxPages), url })
  }
  try {
    const { document, problems: onTheWay } = await fetchNamed(url, { source, tools, accept: pageAccept })
    if (document.finalUrl !== url && walk.seen.has(document.finalUrl)) return
    walk.seen.add(document.finalUrl)
    const [kept, page] = await Promise.all([keep(document), readPageDocument(document)])
    documents.push(kept)
    graphs.push(page.graph)
    walk.isComplete &&= page.isComplete
    problems.push(
      ...[...onTheWay, ...page.problems].map(found => ({ ...found, value: found.value ?? url, position: null })),
    )
    if (isList) enqueueLinks({ kept, page }, walk)
    else if (!describesData(page.graph))
      problems.push(problem('source', 'web-page-without-data', { value: url, details: { url } }))
  } catch (error) {
    tools.signal?.throwIfAborted()
    if (!(error instanceof HarvestError)) throw error
    incomplete(walk, 'page-not-loaded', { ...error.details, url, code: error.code })
  }
}

function incomplete(walk: Walk, rule: string, details: Readonly<Record<string, string>>): void {
  walk.isComplete = false
  walk.problems.push(problem('source', rule, { value: details.url ?? null, details }))
}

function enqueueLinks({ kept, page }: ReadPage, { prefix, seen, queue }: Walk): void {
  const host = URL.parse(kept.finalUrl)?.host
  for (const { href, rel } of page.links) {
    const url = URL.parse(href, page.base)
    if (url === null || !/^https?:$/.test(url.protocol)) continue
    url.hash = ''
    const isList = rel.includes('next') && url.host === host
    if (seen.has(url.href) || !(isList || url.href.startsWith(prefix))) continue
    seen.add(url.href)
    queue.push({ url: url.href, isList })
  }
}
