import { constants } from 'node:buffer'
import { type Problem, problem } from '../model/finding.ts'
import type { SyntaxId } from './appearance.ts'
import { GraphBuilder } from './builder.ts'
import { Complaints } from './complaints.ts'
import { type Detected, detect } from './detect.ts'
import { decode } from './encoding.ts'
import type { Graph } from './graph.ts'
import { BrokenLines, lineSyntax, parseInPieces } from './lines.ts'
import { defaultReadLimits, type ParseTools, type ReadLimits, SyntaxFault } from './parsing.ts'

/** How a document is to be read. */
export interface ReadOptions {
  /** Address that the document came from, after redirects; relative IRIs are resolved against it. */
  readonly baseIri: string
  /** Content-Type without parameters, lower case. */
  readonly mediaType?: string | null
  /** The charset parameter of Content-Type. */
  readonly charset?: string | null
  /** Keep line and column of every statement and resource? `read` only; a builder knows that itself. */
  readonly positions?: boolean
  readonly limits?: Partial<ReadLimits>
}

/** What came of reading a document. */
export interface Reading {
  /** Id of the row in `syntaxes`; null when the document is not RDF. */
  readonly syntax: SyntaxId | null
  /** Why there is no graph; null when there is one. */
  readonly failure: 'not-rdf' | 'syntax' | null
  /** Namespaces by the prefixes that the document declares, each as it was declared first; in that order. */
  readonly prefixes: ReadonlyMap<string, string>
  /** In the order in which they were met; the failure's reason is the last. */
  readonly problems: readonly Problem[]
}

/** Reads one document into a graph of its own, which is empty when the reading failed. */
export async function read(body: Uint8Array, options: ReadOptions): Promise<Reading & { readonly graph: Graph }> {
  const builder = new GraphBuilder({ positions: options.positions === true })
  const reading = await readInto(builder, body, options)
  return { ...reading, graph: builder.build() }
}

/**
 * Reads one document into a builder. Whatever the bytes are, the answer is a Reading: a document that cannot be read
 * to its end leaves nothing behind in the builder and is a problem with its place.
 */
export async function readInto(builder: GraphBuilder, body: Uint8Array, options: ReadOptions): Promise<Reading> {
  return (await readLarge(builder, body, options)) ?? readWhole(builder, body, options)
}

/** A large document that can be read piece by piece, without ever standing in memory as one text; null for all others. */
async function readLarge(builder: GraphBuilder, body: Uint8Array, options: ReadOptions): Promise<Reading | null> {
  const found = body.length < largeBody ? null : lineSyntax(body, options)
  if (found === null) return null
  const mark = builder.mark()
  try {
    return await parsed(builder, found, { options, parse: tools => parseInPieces(builder, body, { ...found, tools }) })
  } catch (error) {
    if (!(error instanceof BrokenLines)) throw error
    builder.rewind(mark)
    return null
  }
}

async function readWhole(builder: GraphBuilder, body: Uint8Array, options: ReadOptions): Promise<Reading> {
  if (body.length > constants.MAX_STRING_LENGTH) return tooLarge
  const { text, problems } = decode(body, options.charset ?? null)
  const { syntax, declared, problems: doubts } = detect(text, options.mediaType ?? null)
  if (syntax === null) return { syntax: null, failure: 'not-rdf', prefixes: new Map(), problems: doubts }
  const detected = { syntax, declared, problems: [...problems, ...doubts] }
  return parsed(builder, detected, { options, parse: tools => syntax.parse(builder, text, tools) })
}

interface Parsing {
  readonly options: ReadOptions
  readonly parse: (tools: ParseTools) => void | Promise<void>
}

async function parsed(
  builder: GraphBuilder,
  { syntax, declared, problems: doubts }: Detected,
  { options: { limits: given, baseIri }, parse }: Parsing,
): Promise<Reading> {
  const limits = { ...defaultReadLimits, ...given }
  const told = new Complaints(doubts, limits.maxProblems)
  const prefixes = new Map<string, string>()
  const declare = (prefix: string, namespace: string): void => {
    if (prefixes.size < mostPrefixes && !prefixes.has(prefix)) prefixes.set(prefix, namespace)
  }
  const mark = builder.mark()
  try {
    await parse({ baseIri, declared, limits, declare, report: told.report })
    return { syntax: syntax.id, failure: null, prefixes, problems: told.all() }
  } catch (error) {
    if (!(error instanceof SyntaxFault)) throw error
    builder.rewind(mark)
    const { failure, problem } = error
    const read = failure === 'syntax' ? syntax.id : null
    return { syntax: read, failure, prefixes, problems: [...told.all(), problem] }
  }
}

/** From so many bytes on a document is read in pieces if it can be. */
const largeBody = 16 * 1024 * 1024

/** More prefixes than this are not remembered. */
const mostPrefixes = 200

/** Longer than a text can be. */
const tooLarge: Reading = {
  syntax: null,
  failure: 'not-rdf',
  prefixes: new Map(),
  problems: [problem('parse', 'document-too-large', { details: { limit: String(constants.MAX_STRING_LENGTH) } })],
}
