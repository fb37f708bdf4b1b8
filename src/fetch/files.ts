import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'
import { createGunzip } from 'node:zlib'
import type { Document, ReadFiles } from '../model/document.ts'
import { HarvestError } from '../model/harvest.ts'
import { fileFault } from './file-fault.ts'
import { type Found, openFolder } from './folder.ts'
import { createGathering } from './gathering.ts'

/** Which files may be read. */
export interface FilesConfig {
  /** Folder that everything read must lie in; relative paths start here. */
  readonly root: string
  /** The clock, for what is stamped. */
  readonly now?: () => Date
}

/**
 * Makes what reads files of the operator's folder and nothing outside it. In folders it takes the files whose names say that
 * they are RDF, plain or gzipped (`.ttl`, `.ttl.gz`), and passes over names that begin with a dot; a single file is read
 * whatever its name. Gzipped files are unpacked. Files that cannot be read are not passed over, lest they look removed.
 */
export function createReadFiles({ root, now = () => new Date() }: FilesConfig): ReadFiles {
  return async (path, { maxBytes, maxFiles }) => {
    const full = resolve(root, path)
    if (path.includes('\0')) throw new HarvestError('address-refused', { url: path, reason: 'malformed' })
    const folder = await openFolder(root)
    const documents: Document[] = []
    let left = maxBytes
    for (const file of await folder.filesAt(full, maxFiles)) {
      const tooLarge = (): HarvestError => tooLargeAt(full, maxBytes)
      const { body, changed } = await read(file, { maxBytes: left, tooLarge })
      left -= body.length
      documents.push(documentOf(file, { body, changed, fetchedAt: now() }))
    }
    return documents
  }
}

function tooLargeAt(path: string, maxBytes: number): HarvestError {
  return new HarvestError('too-large', { url: pathToFileURL(path).href, maxBytes: String(maxBytes) })
}

function documentOf(
  { path }: Found,
  { body, changed, fetchedAt }: { readonly body: Uint8Array; readonly changed: Date; readonly fetchedAt: Date },
): Document {
  const url = pathToFileURL(path).href
  const unknown = { mediaType: null, charset: null, etag: null, redirects: [] }
  return { ...unknown, url, finalUrl: url, body, lastModified: changed.toUTCString(), fetchedAt }
}

interface ReadOptions {
  readonly maxBytes: number
  readonly tooLarge: () => HarvestError
}

/** A whole file, and when it was last changed. */
interface Content {
  readonly body: Uint8Array
  readonly changed: Date
}

/** Neither follows a link that was put there since, nor waits for the other end of a pipe. */
const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

async function read({ path, real }: Found, options: ReadOptions): Promise<Content> {
  let handle: FileHandle | undefined
  try {
    handle = await open(real, flags)
    return await readAll(handle, { path, ...options })
  } catch (error) {
    throw fileFault(error, path)
  } finally {
    await handle?.close()
  }
}

/** A file that changes while it is read is half old and half new. */
async function readAll(
  handle: FileHandle,
  { path, maxBytes, tooLarge }: ReadOptions & { readonly path: string },
): Promise<Content> {
  const url = pathToFileURL(path).href
  const before = await handle.stat()
  if (!before.isFile()) throw new HarvestError('address-refused', { url, reason: 'no-regular-file' })
  if (before.size > maxBytes) throw tooLarge()
  const isZipped = /\.gz$/i.test(path)
  const gathering = createGathering(maxBytes, { expected: isZipped ? null : before.size, overfull: tooLarge })
  const stream = handle.createReadStream({ start: 0, autoClose: false })
  await pipeline([stream, ...(isZipped ? [createGunzip()] : []), gathering.stream])
  const after = await handle.stat()
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
    throw new HarvestError('unreachable', { url, reason: 'file-changed' })
  }
  return { body: gathering.bytes(), changed: before.mtime }
}
