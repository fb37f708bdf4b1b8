import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'

/** What the agency answers on one path. */
export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** Compresses the body and says so. */
  readonly coding?: keyof typeof codings
  /** Ms before anything is sent. */
  readonly delay?: number
  /** Sends the head and then one byte each so many ms, for ever. */
  readonly dripEvery?: number
  /** Breaks the connection after so many bytes of the body; 0 breaks it before the head. */
  readonly breakAfter?: number
  /** Sends the head and then nothing more. */
  readonly hang?: boolean
}

/** One request that came in. */
export interface SeenRequest {
  readonly path: string
  readonly headers: IncomingHttpHeaders
}

/** An agency's server on loopback, scripted. */
export interface Agency {
  /** `http://127.0.0.1:port` */
  readonly origin: string
  /** `127.0.0.1:port`, as the address guard is told. */
  readonly host: string
  readonly requests: readonly SeenRequest[]
  /** Sets or replaces what a path answers. */
  answer(path: string, reply: Reply | ((request: SeenRequest) => Reply)): void
  close(): Promise<void>
}

/** Starts an agency; paths that were not set answer 404. */
export async function startAgency(
  replies: Readonly<Record<string, Reply | ((request: SeenRequest) => Reply)>> = {},
): Promise<Agency> {
  const script = new Map(Object.entries(replies))
  const requests: SeenRequest[] = []
  const server = createServer((request, response) => {
    const seen = { path: request.url ?? '/', headers: request.headers }
    requests.push(seen)
    const reply = script.get(seen.path) ?? { status: 404 }
    send(typeof reply === 'function' ? reply(seen) : reply, { request, response })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin: `http://${host}`,
    host,
    requests,
    answer: (path, reply) => void script.set(path, reply),
    close: () => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

const codings = { gzip: gzipSync, br: brotliCompressSync, zstd: zstdCompressSync, deflate: deflateSync }

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

function send(reply: Reply, { request, response }: Exchange): void {
  const { coding } = reply
  const timer = setTimeout(() => {
    if (reply.breakAfter === 0) {
      request.socket.destroy()
      return
    }
    const plain = Buffer.from(reply.body ?? '')
    const encoding = coding === undefined ? {} : { 'content-encoding': coding }
    response.writeHead(reply.status ?? 200, { ...encoding, ...reply.headers })
    sendBody(coding === undefined ? plain : codings[coding](plain), reply, { request, response })
  }, reply.delay ?? 0)
  response.on('close', () => clearTimeout(timer))
}

function sendBody(body: Buffer, reply: Reply, { request, response }: Exchange): void {
  if (reply.hang) response.flushHeaders()
  else if (reply.dripEvery !== undefined) drip(response, reply.dripEvery)
  else if (reply.breakAfter === undefined) response.end(body)
  else response.write(body.subarray(0, reply.breakAfter), () => request.socket.destroy())
}

function drip(response: ServerResponse, every: number): void {
  response.flushHeaders()
  const timer = setInterval(() => response.write('x'), every)
  response.on('close', () => clearInterval(timer))
}
