import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A message as the receiver got it. */
export interface ReceivedHook {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A server on loopback that messages are posted to. */
export interface WebhookReceiver {
  /** `http://127.0.0.1:port` */
  readonly origin: string
  /** `127.0.0.1:port`, as the address guard is told. */
  readonly host: string
  readonly hooks: readonly ReceivedHook[]
  /** What it answers from now on; null says nothing at all. */
  answer(status: number | null, headers?: Readonly<Record<string, string>>): void
  /** Resolves when so many messages have come in all. */
  received(count: number): Promise<void>
  close(): Promise<void>
}

/** Starts a receiver that answers 204. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const hooks: ReceivedHook[] = []
  const waiting = new EventTarget()
  let reply: { readonly status: number | null; readonly headers: Readonly<Record<string, string>> } = {
    status: 204,
    headers: {},
  }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    hooks.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') })
    waiting.dispatchEvent(new Event('hook'))
    if (reply.status !== null) response.writeHead(reply.status, reply.headers).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin: `http://${host}`,
    host,
    hooks,
    answer: (status, headers = {}) => {
      reply = { status, headers }
    },
    received: async count => {
      while (hooks.length < count) await once(waiting, 'hook')
    },
    close: () => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

/** Checks a message as receivers do that follow https://www.standardwebhooks.com, with the key as they are given it. */
export function isGenuine({ headers, body }: ReceivedHook, keyText: string, now: Date): boolean {
  const seconds = Number(headers['webhook-timestamp'])
  if (Math.abs(now.getTime() / 1000 - seconds) > 300) return false
  const key = Buffer.from(keyText.replace(/^whsec_/, ''), 'base64')
  const expected = createHmac('sha256', key).update(`${headers['webhook-id']}.${seconds}.${body}`).digest()
  const signatures = String(headers['webhook-signature']).split(' ')
  return signatures.some(signature => {
    const [version, given] = signature.split(',')
    const bytes = Buffer.from(given ?? '', 'base64')
    return version === 'v1' && bytes.length === expected.length && timingSafeEqual(bytes, expected)
  })
}
