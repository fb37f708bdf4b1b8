import { createHash } from 'node:crypto'
import type { Document } from '../model/document.ts'
import { HarvestError, type Received } from '../model/harvest.ts'
import type { GraphBuilder } from '../rdf/builder.ts'
import { type Reading, readInto } from '../rdf/read.ts'

/** SHA-256 of the bytes of the documents, hexadecimal; `-n` after it when there are n, more than one. */
export function checksumOf(documents: readonly Document[]): string {
  const checksums = documents.map(({ body }) => sha256(body))
  return checksums.length === 1 ? checksums[0] : `${sha256(checksums.join('\n'))}-${checksums.length}`
}

/** Did this checksum come of one document? */
export function isOfOneDocument(checksum: string): boolean {
  return !checksum.includes('-')
}

/** The facts of what was fetched, the main document first; of its content what is known. */
export function receivedOf(
  documents: readonly Document[],
  { syntax, triples }: Pick<Received, 'syntax' | 'triples'>,
): Received {
  const [{ finalUrl, mediaType, etag, lastModified }] = documents
  const bytes = documents.reduce((sum, { body }) => sum + body.length, 0)
  return { finalUrl, mediaType, syntax, bytes, triples, etag, lastModified }
}

/**
 * Reads a document into the graph being built.
 * @throws HarvestError `not-rdf` `syntax`, with the document's problems
 */
export async function readDocument(document: Document, builder: GraphBuilder): Promise<Reading> {
  const { finalUrl: baseIri, mediaType, charset } = document
  const reading = await readInto(builder, document.body, { baseIri, mediaType, charset })
  if (reading.failure === null) return reading
  const received = receivedOf([document], { syntax: reading.syntax, triples: null })
  throw new HarvestError(reading.failure, failureDetails(document, reading), { problems: reading.problems, received })
}

/** The facts of the last problem, which is the one that reading stopped at, and where it stands. */
function failureDetails({ finalUrl, mediaType }: Document, { problems }: Reading): Record<string, string> {
  const last = problems.at(-1)
  const { line, column } = last?.position ?? {}
  return {
    ...last?.details,
    url: finalUrl,
    ...(mediaType === null ? {} : { mediaType }),
    ...(line === undefined ? {} : { line: String(line), column: String(column) }),
  }
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}
