import { gunzipSync } from 'node:zlib'
import type { Document, Get, KeptDocument, ReadFiles } from '../model/document.ts'
import { HarvestError } from '../model/harvest.ts'

/** What a past run received and had from before, to be read again instead of asking the source. */
export interface Replay {
  /** Number of the run. */
  readonly run: number
  readonly documents: readonly KeptDocument[]
  readonly stateBefore: Uint8Array | null
}

/**
 * A `Get` that answers with what a run received then, by the address asked for; of several answers of one address the
 * first to whoever asks first, and the last ever after. The network is not used.
 * @throws HarvestError `not-kept` for an address that is not among them
 */
export function replayGet(documents: readonly KeptDocument[]): Get {
  const byUrl = Map.groupBy(documents, ({ url }) => url)
  const asked = new Map<string, number>()
  return async (url, options = {}) => {
    options.signal?.throwIfAborted()
    const kept = byUrl.get(url)
    if (kept === undefined) throw new HarvestError('not-kept', { url })
    const place = asked.get(url) ?? 0
    asked.set(url, place + 1)
    return { kind: 'document', document: unzipped(kept[Math.min(place, kept.length - 1)]), problems: [] }
  }
}

/** A `ReadFiles` that answers with the files that a run read then, whatever the path. */
export function replayFiles(documents: readonly KeptDocument[]): ReadFiles {
  return async path => {
    const files = documents.filter(({ url }) => url.startsWith('file:'))
    if (files.length === 0) throw new HarvestError('not-kept', { url: path })
    return files.map(unzipped)
  }
}

function unzipped({ gzipped, checksum: _, size: _size, ...facts }: KeptDocument): Document {
  return { ...facts, body: gunzipSync(gzipped) }
}
