import { hash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { Document, KeptDocument } from '../model/document.ts'
import { HarvestError, type Received } from '../model/harvest.ts'
import type { GraphBuilder } from '../rdf/builder.ts'
import { type Reading, type ReadOptions, readInto } from '../rdf/read.ts'

/** SHA-256 of bytes or of a text in UTF-8, hexadecimal. */
export function sha256(content: Uint8Array | string): string {
  return hash('sha256', content, 'hex')
}

/**
 * The document as it is kept. The bytes are compressed on another thread, so begin this, then parse, then wait: and let
 * go of the document itself, whose bytes are needed no longer.
 */
export async function keep(document: Document, checksum = sha256(document.body)): Promise<KeptDocument> {
  const { body, ...facts } = document
  const zipped = await compress(body, { level: compression, chunkSize: roomFor(body.length) })
  // What the room was too large for would be held with it.
  return { ...facts, checksum, size: body.length, gzipped: new Uint8Array(zipped) }
}

const compress: (body: Uint8Array, options: { level: number; chunkSize: number }) => Promise<Uint8Array> =
  promisify(gzip)

/** The next levels take twice the time and spare a tenth. */
const compression = 3

/** Every time that the room is full the main thread must come by, which is busy parsing: RDF comes down to a tenth or less. */
function roomFor(bytes: number): number {
  return Math.max(constants.Z_DEFAULT_CHUNK, Math.ceil(bytes / 6))
}

/** SHA-256 of the bytes of the documents, hexadecimal; `-n` after it when there are n, more than one. */
export function checksumOf(documents: readonly Pick<KeptDocument, 'checksum'>[]): string {
  const checksums = documents.map(({ checksum }) => checksum)
  return checksums.length === 1 ? checksums[0] : `${sha256(checksums.join('\n'))}-${checksums.length}`
}

/** As `checksumOf`, for documents that are not all there are: like no other, and never said to be of one document. */
export function checksumOfSome(documents: readonly Pick<KeptDocument, 'checksum'>[]): string {
  return `${sha256(documents.map(({ checksum }) => checksum).join('\n'))}-${documents.length}`
}

/** Did this checksum come of one document, which was everything? */
export function isOfOneDocument(checksum: string): boolean {
  return !checksum.includes('-')
}

/** What is told of a document that was received. */
type Facts = Pick<KeptDocument, 'finalUrl' | 'mediaType' | 'etag' | 'lastModified' | 'size'>

/** The facts of what was fetched, the main document first; of its content what is known. */
export function receivedOf(
  documents: readonly Facts[],
  { syntax, triples }: Pick<Received, 'syntax' | 'triples'>,
): Received {
  const [{ finalUrl, mediaType, etag, lastModified }] = documents
  const bytes = documents.reduce((sum, { size }) => sum + size, 0)
  return { finalUrl, mediaType, syntax, bytes, triples, etag, lastModified }
}

/**
 * Reads a document into the graph being built.
 * @throws HarvestError `not-rdf` `syntax`, with the document's problems
 */
export async function readDocument(
  document: Document,
  builder: GraphBuilder,
  options: Partial<ReadOptions> = {},
): Promise<Reading> {
  const { finalUrl: baseIri, mediaType, charset, body } = document
  const reading = await readInto(builder, body, { baseIri, mediaType, charset, ...options })
  if (reading.failure === null) return reading
  const received = receivedOf([{ ...document, size: body.length }], { syntax: reading.syntax, triples: null })
  throw new HarvestError(reading.failure, failureDetails(document, reading), { problems: reading.problems, received })
}

/** The facts of the last problem, which is the one that reading stopped at, and where it stands. */
function failureDetails({ finalUrl, mediaType }: Document, { problems }: Reading): Record<string, string> {
  const last = problems.at(-1)
  const { line, column } = last?.position ?? {}
  const damage = problems.find(({ rule }) => rule === 'encoding-invalid-bytes')
  return {
    ...(last?.rule.startsWith('not-rdf-') ? { reason: last.rule } : {}),
    ...(damage === undefined ? {} : { damagedEncoding: damage.details.encoding }),
    ...last?.details,
    url: finalUrl,
    ...(mediaType === null ? {} : { mediaType }),
    ...(line === undefined ? {} : { line: String(line), column: String(column) }),
  }
}
