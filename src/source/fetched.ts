import type { Document, GetOptions, KeptDocument, Validators } from '../model/document.ts'
import type { Problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import { isOfOneDocument, receivedOf, sha256 } from './documents.ts'
import type { Before, ReadTools, SourceReading } from './reading.ts'

/** What is needed to read from the web. */
export type WebTools = Pick<ReadTools, 'get' | 'before' | 'signal'>

/** What the configured address answered. */
export type MainAnswer =
  | Extract<SourceReading, { kind: 'unchanged' }>
  | {
      readonly kind: 'document'
      readonly document: Document
      /** Of its bytes. */
      readonly checksum: string
      /** What fetching had to complain of. */
      readonly problems: readonly Problem[]
    }

/**
 * Fetches the document at the source's address, only if it has changed when it alone was everything last time.
 * @throws HarvestError what `get` throws
 */
export async function fetchMain(source: Source, tools: WebTools, accept?: string): Promise<MainAnswer> {
  const { before, get } = tools
  const isOne = before.documentChecksum === null || isOfOneDocument(before.documentChecksum)
  const conditional = isOne ? { before: validatorsOf(before) } : {}
  const options = { ...limitsOf(source, tools), ...conditional, ...(accept === undefined ? {} : { accept }) }
  const answer = await get(source.url, options)
  if (answer.kind === 'not-modified') return { kind: 'unchanged', by: 'not-modified', problems: answer.problems }
  const { document, problems } = answer
  const checksum = sha256(document.body)
  if (checksum === before.documentChecksum && isSameFolder(document, before))
    return { kind: 'unchanged', by: 'bytes', problems }
  return { kind: 'document', document, checksum, problems }
}

/** Do relative addresses in a document lead where they led last time? Then the same bytes say the same. */
export function isSameFolder({ finalUrl }: Pick<Document, 'finalUrl'>, before: Pick<Before, 'finalUrl'>): boolean {
  const folderOf = (url: string): string => URL.parse('.', url)?.href ?? url
  return !before.finalUrl || folderOf(before.finalUrl) === folderOf(finalUrl)
}

/**
 * Fetches a document that another one named, minding robots.txt.
 * @throws HarvestError what `get` throws
 */
export async function fetchNamed(
  url: string,
  { source, tools, accept }: { readonly source: Source; readonly tools: WebTools; readonly accept?: string },
): Promise<{ readonly document: Document; readonly problems: readonly Problem[] }> {
  const options = { ...limitsOf(source, tools), isCrawled: true, ...(accept === undefined ? {} : { accept }) }
  const answer = await tools.get(url, options)
  if (answer.kind === 'document') return answer
  throw new HarvestError('http-status', { url, status: '304' })
}

/** The bounds that a source sets on one request. */
export function limitsOf({ limits: { maxBytes, timeout } }: Source, { signal }: WebTools): GetOptions {
  return { maxBytes, timeout, ...(signal === undefined ? {} : { signal }) }
}

/** The same error, with what was complained of before it and, unless it says so itself, what had been received. */
export function afterAll(
  error: HarvestError,
  { problems, main }: { readonly problems: readonly Problem[]; readonly main: KeptDocument | Document },
): HarvestError {
  const { code, details, cause } = error
  const size = 'body' in main ? main.body.length : main.size
  const received = error.received ?? receivedOf([{ ...main, size }], { syntax: null, triples: null })
  return new HarvestError(code, details, { cause, received, problems: [...problems, ...error.problems] })
}

/** What makes the request conditional, and where it held. */
function validatorsOf({ etag, lastModified, finalUrl = null }: Before): Validators {
  return { etag, lastModified, finalUrl }
}
