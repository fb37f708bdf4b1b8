import { createGet } from '../../src/fetch/get.ts'
import type { Get } from '../../src/model/document.ts'
import type { Source } from '../../src/model/source.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { NamedNode } from '../../src/rdf/terms.ts'
import { readLdes } from '../../src/source/ldes.ts'
import type { Entities } from '../../src/source/ldes-entity.ts'
import { payloadOf, rowsByGraph } from '../../src/source/ldes-payload.ts'
import type { SourceReading } from '../../src/source/reading.ts'
import type { Agency } from '../support/agency.ts'
import { sourceAt } from './source-at.ts'

/** A reading that is not `unchanged`. */
export type WholeReading = Extract<SourceReading, { kind: 'read' }>

/** What is remembered between two harvests of a feed. */
export interface Remembered {
  readonly state: Uint8Array | null
  readonly documentChecksum: string | null
}

/** Nothing was harvested before. */
const firstTime: Remembered = { state: null, documentChecksum: null }

/** How a feed is harvested. */
interface FeedOptions {
  readonly before?: Remembered
  readonly source?: Partial<Source>
  /** To ask instead of the network. */
  readonly get?: Get
}

/** Harvests the feed at a path of an agency. */
export async function readFeed(
  agency: Agency,
  path: string,
  { before = firstTime, source = {}, get }: FeedOptions = {},
): Promise<SourceReading> {
  const patience = { attempts: 1 }
  const client = createGet({ userAgent: 'Skord/test', contact: null, allowPrivateAddresses: [agency.host], patience })
  const { state, documentChecksum } = before
  const remembered = { etag: null, lastModified: null, documentChecksum, isHarvested: false, state: async () => state }
  const tools = { get: get ?? client.get, files: null, now: () => new Date('2026-05-01T02:00:00Z'), before: remembered }
  try {
    return await readLdes(sourceAt(agency.origin + path, { kind: 'ldes', ...source }), tools)
  } finally {
    await client.close()
  }
}

/** The same, of a feed that is not unchanged. */
export async function readWhole(...args: Parameters<typeof readFeed>): Promise<WholeReading> {
  const reading = await readFeed(...args)
  if (reading.kind === 'unchanged') throw new Error(`unchanged by ${reading.by}`)
  return reading
}

/** What a graph describes, as a feed would have told it before it began. */
export function entitiesIn(graph: Graph): Entities {
  const iris = graph.subjects().filter(id => graph.kind(id) === NamedNode)
  const options = { isActivity: false, fences: new Set(iris), aboutVersion: new Set<number>() }
  const moment = { at: '', sequence: '', event: '' }
  return new Map(
    iris.map(id => {
      const statements = payloadOf(graph, rowsByGraph(graph), { member: id, entity: id, ...options })
      return [graph.value(id), { moment, statements, fragment: '' }]
    }),
  )
}
