import type { ServerResponse } from 'node:http'
import { type Duplex, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import {
  brotliCompressSync,
  createBrotliCompress,
  createDeflate,
  createGzip,
  createZstdCompress,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib'

/** Content codings: of something whole, and of what is still being made. */
export const codings = {
  gzip: { whole: gzipSync, stream: createGzip },
  br: { whole: brotliCompressSync, stream: createBrotliCompress },
  zstd: { whole: zstdCompressSync, stream: createZstdCompress },
  deflate: { whole: deflateSync, stream: createDeflate },
}

/** Sends the head and then one byte each so many ms, for ever. */
export function drip(response: ServerResponse, every: number): void {
  response.flushHeaders()
  const timer = setInterval(() => response.write('x'), every)
  response.on('close', () => clearInterval(timer))
}

/** Sends one more line of the head each so many ms, for ever. */
export function dripHead(socket: Duplex, every: number): void {
  socket.write('HTTP/1.1 200 OK\r\n')
  const timer = setInterval(() => socket.write('x-more: and more\r\n'), every)
  socket.on('close', () => clearInterval(timer))
}

const zeros = new Uint8Array(64 * 1024)

/** Sends so many zero bytes, compressed when there is a coding, made as they are taken. */
export function sendZeros(response: ServerResponse, bytes: number, coding?: keyof typeof codings): void {
  function* pieces(): Generator<Uint8Array> {
    for (let left = bytes; left > 0; left -= zeros.length) yield zeros.subarray(0, Math.min(left, zeros.length))
  }
  const encoders: Duplex[] = coding === undefined ? [] : [codings[coding].stream()]
  // The other end goes away before all is sent: that is what it is for.
  pipeline([Readable.from(pieces()), ...encoders, response]).catch(() => undefined)
}

/** Sends a body in pieces of so many bytes, each on its own. */
export function sendPieces(response: ServerResponse, body: Uint8Array, bytes: number): void {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let from = 0; from < body.length; from += bytes) {
      yield body.subarray(from, from + bytes)
      await setImmediate()
    }
  }
  pipeline(Readable.from(pieces()), response).catch(() => undefined)
}

/** Writes the beginning and then the same again and again, as fast as it is taken. */
export function flood(socket: Duplex, beginning: string, more: string): void {
  socket.on('error', () => undefined)
  socket.write(beginning)
  const piece = more.repeat(100)
  const pour = (): void => {
    while (!socket.destroyed && socket.write(piece));
  }
  socket.on('drain', pour)
  pour()
}
