import type { Duplex } from 'node:stream'
import { constants, createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib'
import { HarvestError } from '../model/harvest.ts'

/** More codings than this on top of each other is an attack. */
const mostCodings = 3

/** RFC 9659 bounds the window of zstd over HTTP to 8 MiB. */
const zstdOptions = { params: { [constants.ZSTD_d_windowLogMax]: 23 } }

/** `deflate` is never asked for, as servers disagree on what it is; those that send it all the same mostly mean zlib. */
const decoders: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  zstd: () => createZstdDecompress(zstdOptions),
  deflate: createInflate,
}

/**
 * What takes off the codings of a body, in the order in which they are to be taken off; none for a body that is as it is.
 * @throws HarvestError `unreachable` (reason `content-encoding`) for a coding that is not known and for too many of them
 */
export function decodersFor(contentEncoding: string | null, url: string): Duplex[] {
  const named = (contentEncoding ?? '').toLowerCase().split(',')
  const codings = named.map(coding => coding.trim()).filter(coding => coding !== '' && coding !== 'identity')
  const isKnown = codings.length <= mostCodings && codings.every(coding => Object.hasOwn(decoders, coding))
  if (isKnown) return codings.reverse().map(coding => decoders[coding]())
  throw new HarvestError('unreachable', { url, reason: 'content-encoding', cause: codings.join(', ') })
}
