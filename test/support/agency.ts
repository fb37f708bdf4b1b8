import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { codings, drip, dripHead, flood, sendPieces, sendZeros } from './pouring.ts'

/** What an agency answers on one path. */
export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** Sends the caller on to this address, with 302 unless the status says otherwise. */
  readonly redirect?: string
  /** Answers 304 to those who have the `etag` or the `last-modified` of the headers. */
  readonly isConditional?: boolean
  /** Compresses the body and says so. */
  readonly coding?: keyof typeof codings
  /** Sends the body in pieces of so many bytes. */
  readonly pieces?: number
  /** A body of so many zero bytes, made as it is sent, compressed when there is a coding. */
  readonly zeros?: number
  /** Ms before anything is sent. */
  readonly delay?: number
  /** Sends the head and then one byte each so many ms, for ever. */
  readonly dripEvery?: number
  /** Sends one more line of the head each so many ms, for ever. */
  readonly headersEvery?: number
  /** Breaks the connection after so many bytes of the body; 0 breaks it before the head. */
  readonly breakAfter?: number
  /** Sends the head and then nothing more. */
  readonly hang?: boolean
  /** Never stops sending body, head or trailers, as fast as they are taken. */
  readonly endless?: 'body' | 'headers' | 'trailers'
  /** Sends exactly this, head included, and closes the connection. */
  readonly raw?: string | Uint8Array
}

/** One request that came in. */
export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  /** `performance.now()` when it came. */
  readonly at: number
}

/** What a path answers: always the same, what the request makes of it, or one after the other and then always the last. */
export type Answering = Reply | ((request: SeenRequest) => Reply) | readonly Reply[]

/** An agency's server on loopback, scripted. */
export interface Agency {
  /** `http://127.0.0.1:port`, or with https where it speaks TLS. */
  readonly origin: string
  /** `127.0.0.1:port`, as the address guard is told. */
  readonly host: string
  readonly requests: readonly SeenRequest[]
  /** How often a path was asked for. */
  count(path: string): number
  /** Sets or replaces what a path answers; `*` is what all others answer. */
  answer(path: string, reply: Answering): void
  close(): Promise<void>
}

/** Where an agency listens, and how. */
export interface AgencyOptions {
  /** Key and certificates, PEM, of a server that speaks TLS. */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Any of 127.0.0.0/8: each is a host of its own. */
  readonly address?: string
  readonly port?: number
}

/** Starts an agency; paths that were not set answer 404. */
export async function startAgency(
  replies: Readonly<Record<string, Answering>> = {},
  { tls, address = '127.0.0.1', port = 0 }: AgencyOptions = {},
): Promise<Agency> {
  const script = new Map(Object.entries(replies).map(([path, reply]) => [path, turns(reply)]))
  const requests: SeenRequest[] = []
  const listener: RequestListener = (request, response) => {
    const seen = {
      method: request.method ?? '',
      path: request.url ?? '/',
      headers: request.headers,
      at: performance.now(),
    }
    requests.push(seen)
    const turn = script.get(seen.path) ?? script.get('*') ?? (() => ({ status: 404 }))
    send(turn(seen), { request, response })
  }
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener)
  server.on('tlsClientError', () => undefined)
  await new Promise<void>(resolve => server.listen(port, address, resolve))
  const host = `${address}:${(server.address() as AddressInfo).port}`
  return {
    origin: `${tls === undefined ? 'http' : 'https'}://${host}`,
    host,
    requests,
    count: path => requests.filter(each => each.path === path).length,
    answer: (path, reply) => void script.set(path, turns(reply)),
    close: () => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

function turns(answering: Answering): (request: SeenRequest) => Reply {
  if (typeof answering === 'function') return answering
  if (!isSequence(answering)) return () => answering
  let turn = 0
  return () => answering[Math.min(turn++, answering.length - 1)] ?? { status: 404 }
}

function isSequence(answering: Reply | readonly Reply[]): answering is readonly Reply[] {
  return Array.isArray(answering)
}

/** Both ends of one request. */
interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

/** Sends the reply, however badly it is meant. */
function send(reply: Reply, exchange: Exchange): void {
  const timer = setTimeout(() => sendNow(reply, exchange), reply.delay ?? 0)
  exchange.response.on('close', () => clearTimeout(timer))
}

function sendNow(reply: Reply, exchange: Exchange): void {
  const { socket } = exchange.request
  if (reply.breakAfter === 0) socket.destroy()
  else if (reply.raw !== undefined) socket.end(reply.raw)
  else if (reply.headersEvery !== undefined) dripHead(socket, reply.headersEvery)
  else if (reply.endless === 'headers') flood(socket, 'HTTP/1.1 200 OK\r\n', 'x-more: and more\r\n')
  else if (reply.endless === 'trailers') flood(socket, emptyChunked, 'x-more: and more\r\n')
  else sendAnswer(reply, exchange)
}

const emptyChunked = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n'

function sendAnswer(reply: Reply, { request, response }: Exchange): void {
  const encoding = reply.coding === undefined ? {} : { 'content-encoding': reply.coding }
  const location = reply.redirect === undefined ? {} : { location: reply.redirect }
  const headers = { ...encoding, ...location, ...reply.headers }
  const isOld = reply.isConditional === true && isKnown(request, headers)
  response.writeHead(isOld ? 304 : (reply.status ?? (reply.redirect === undefined ? 200 : 302)), headers)
  if (isOld) response.end()
  else sendBody(reply, { request, response })
}

function isKnown({ headers }: IncomingMessage, facts: Readonly<Record<string, string>>): boolean {
  const { etag, 'last-modified': lastModified } = facts
  if (headers['if-none-match'] !== undefined) return etag !== undefined && headers['if-none-match'] === etag
  return lastModified !== undefined && headers['if-modified-since'] === lastModified
}

function sendBody(reply: Reply, { request, response }: Exchange): void {
  const { coding } = reply
  const plain = Buffer.from(reply.body ?? '')
  const body = coding === undefined ? plain : codings[coding].whole(plain)
  if (reply.hang) response.flushHeaders()
  else if (reply.dripEvery !== undefined) drip(response, reply.dripEvery)
  else if (reply.zeros !== undefined) sendZeros(response, reply.zeros, coding)
  else if (reply.endless === 'body') sendZeros(response, Number.POSITIVE_INFINITY, coding)
  else if (reply.pieces !== undefined) sendPieces(response, body, reply.pieces)
  else if (reply.breakAfter === undefined) response.end(body)
  else response.write(body.subarray(0, reply.breakAfter), () => request.socket.destroy())
}
