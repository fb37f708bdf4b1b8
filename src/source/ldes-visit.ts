import type { Answer, Document, GetOptions, KeptDocument } from '../model/document.ts'
import { type Problem, problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import { keep, readDocument, sha256 } from './documents.ts'
import { afterAll, limitsOf } from './fetched.ts'
import { isOfFeed, placedIn } from './ldes-complaints.ts'
import type { FeedEvent } from './ldes-entity.ts'
import { eventsOf } from './ldes-events.ts'
import { isImmutable, linksOf, withoutHash } from './ldes-links.ts'
import { membersOf } from './ldes-members.ts'
import type { Fragment } from './ldes-memory.ts'
import { isFeed, type Stream, streamOf } from './ldes-stream.ts'
import type { ReadTools } from './reading.ts'

/** What came of visiting a fragment. */
export type Visit =
  | {
      readonly kind: 'kept'
      readonly by: 'not-modified' | 'bytes'
      readonly fragment: Fragment
      /** null when the server sent none. */
      readonly document: KeptDocument | null
      readonly problems: readonly Problem[]
    }
  | {
      readonly kind: 'read'
      readonly fragment: Fragment
      readonly document: KeptDocument
      readonly syntax: string | null
      readonly stream: Stream
      readonly events: readonly FeedEvent[]
      readonly problems: readonly Problem[]
    }

/** How a fragment is visited. */
export interface VisitOptions {
  readonly source: Source
  readonly tools: ReadTools
  /** What is known of the stream. */
  readonly stream: Stream
  /** The fragment as it was read last; null when it never was. */
  readonly known: Fragment | null
  /** Is it to be sent also when it has not changed? */
  readonly isAnew?: boolean
  /** Is it the one whose address is configured? */
  readonly isMain: boolean
}

/** Syntaxes that hold named graphs first. */
const accept =
  'application/trig, application/n-quads;q=0.9, application/ld+json;q=0.8, text/turtle;q=0.7, application/n-triples;q=0.6, application/rdf+xml;q=0.5, */*;q=0.1'

/**
 * Fetches a fragment, unless it is as it was known, and reads its events.
 * @throws HarvestError what `get` throws, and `not-rdf` `syntax` and, of the main one, `no-catalogue`
 */
export async function visitFragment(url: string, options: VisitOptions): Promise<Visit> {
  const { known } = options
  const answer = await ask(url, options)
  if (answer.kind === 'not-modified') {
    if (known === null) throw new HarvestError('http-status', { url, status: '304' })
    return { kind: 'kept', by: 'not-modified', fragment: known, document: null, problems: answer.problems }
  }
  const { document, problems } = answer
  const checksum = sha256(document.body)
  if (checksum !== known?.checksum) return await readFragment(document, { ...options, checksum, problems })
  const { etag, lastModified } = document
  const fragment = { ...known, etag, lastModified }
  return { kind: 'kept', by: 'bytes', fragment, document: await keep(document, checksum), problems }
}

/** A replay of a run has only what the server sent in it: what it did not send was as it was known. */
async function ask(url: string, { source, tools, known, isMain, isAnew = false }: VisitOptions): Promise<Answer> {
  const before = known === null || isAnew ? {} : { before: { etag: known.etag, lastModified: known.lastModified } }
  const options: GetOptions = { ...limitsOf(source, tools), ...before, accept, ...(isMain ? {} : { isCrawled: true }) }
  try {
    return await tools.get(url, options)
  } catch (error) {
    if (!(error instanceof HarvestError) || error.code !== 'not-kept' || known === null) throw error
    return { kind: 'not-modified', problems: [] }
  }
}

type FragmentReading = VisitOptions & { readonly checksum: string; readonly problems: readonly Problem[] }

async function readFragment(document: Document, options: FragmentReading): Promise<Visit> {
  const { stream: known, isMain, checksum, problems } = options
  const builder = new GraphBuilder()
  const work = Promise.all([keep(document, checksum), readDocument(document, builder)])
  const [kept, reading] = await work.catch(error => {
    throw error instanceof HarvestError ? afterAll(error, { problems, main: document }) : error
  })
  const graph = builder.build()
  if (isMain && !isFeed(graph)) throw noFeed(document, [...problems, ...reading.problems])
  const stream = streamOf(graph, known)
  const { url, finalUrl, etag, lastModified } = document
  const addresses = [withoutHash(url), withoutHash(finalUrl)]
  const { events, problems: doubts } = eventsOf(graph, stream)
  const links = linksOf(graph, stream, addresses)
  const own = new Set([...addresses, ...links.map(link => link.url), ...membersOf(graph).map(id => graph.value(id))])
  const told = [...reading.problems.filter(found => !isOfFeed(found, own)).map(placedIn(isMain)), ...doubts]
  const fragment: Fragment = {
    ...{ url: addresses[0], etag, lastModified, checksum },
    links,
    isImmutable: isImmutable(graph, addresses),
    problems: told,
  }
  return { kind: 'read', fragment, document: kept, syntax: reading.syntax, stream, events, problems }
}

function noFeed(main: Document, problems: readonly Problem[]): HarvestError {
  const { finalUrl: url } = main
  const error = new HarvestError('no-catalogue', { url, reason: 'no-feed' })
  return afterAll(error, { problems: [...problems, problem('source', 'ldes-no-feed', { details: { url } })], main })
}
