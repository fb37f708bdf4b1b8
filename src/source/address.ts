import type { Document, Get } from '../model/document.ts'
import type { Problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import { defaultLimits, notifyNobody, type Source } from '../model/source.ts'
import type { Graph } from '../rdf/graph.ts'
import { readDcat } from './dcat.ts'
import type { Before } from './reading.ts'
import { readSubmitted } from './submitted.ts'

/** What is published at an address, as a harvest would read it. */
export interface AddressReading {
  /** Id of the syntax; null when the document is not RDF. */
  readonly syntax: string | null
  /** As published, with the sub-catalogues put into it; null when nothing could be read. */
  readonly graph: Graph | null
  /** What there was to complain of on the way. */
  readonly problems: readonly Problem[]
  /** The main document. */
  readonly document: Document
}

/** How an address is read. */
export interface AddressOptions {
  readonly get: Get
  /** Media type to believe instead of what the server says of the main document. */
  readonly mediaType?: string | null
  readonly signal?: AbortSignal
}

/**
 * Reads a catalogue at an address as a harvest of it does, to be judged and not to be kept. Where a harvest gives up on
 * what it read (no catalogue in it, a sub-catalogue that cannot be had), the main document is answered by itself.
 * @throws HarvestError when the document itself cannot be had
 */
export async function readAddress(
  url: string,
  { get, mediaType = null, signal }: AddressOptions,
): Promise<AddressReading> {
  let main: Document | null = null
  const watched: Get = async (address, options) => {
    const answer = await get(address, options)
    if (main !== null || answer.kind !== 'document') return answer
    main = mediaType === null ? answer.document : { ...answer.document, mediaType }
    return { ...answer, document: main }
  }
  const tools = { get: watched, before: nothingBefore, ...(signal === undefined ? {} : { signal }) }
  try {
    const reading = await readDcat(sourceAt(url), tools)
    if (reading.kind === 'unchanged' || main === null) throw new HarvestError('http-status', { url, status: '304' })
    const { syntax, graph, problems } = reading
    return { syntax, graph, problems, document: main }
  } catch (error) {
    if (!(error instanceof HarvestError) || main === null) throw error
    return mainAlone(main, error)
  }
}

const nothingBefore: Before = {
  etag: null,
  lastModified: null,
  documentChecksum: null,
  isHarvested: false,
  state: async () => null,
}

/** Whoever asks waits, and may be anybody: of a catalogue in more pages the first ones are read. */
const limitsOfAddress = { ...defaultLimits, maxPages: 100 }

function sourceAt(url: string): Source {
  const nothing = { organisation: null, schedule: null, precedence: { kind: 'public' }, enabled: false } as const
  const rest = { settings: {}, notify: notifyNobody }
  return { id: 'address', title: url, kind: 'dcat', url, profile: '', limits: limitsOfAddress, ...nothing, ...rest }
}

/** The main document of a catalogue that could not be read through, with what was said of it all. */
async function mainAlone(document: Document, error: HarvestError): Promise<AddressReading> {
  const { finalUrl: baseIri, mediaType, charset, body } = document
  const { syntax, graph, problems } = await readSubmitted(body, { baseIri, mediaType, charset })
  const told = new Set(error.problems.filter(({ stage }) => stage === 'source').map(({ focusNode }) => focusNode))
  const rest = problems.filter(({ stage, focusNode }) => stage === 'source' && !told.has(focusNode))
  return { syntax, graph, problems: [...error.problems, ...rest], document }
}
