import type { AddressInfo } from 'node:net'
import { serve as listen } from '@hono/node-server'
import type { Hono } from 'hono'

/** A server that answers. */
export interface Listening {
  readonly host: string
  /** The port in use, also when 0 was asked for. */
  readonly port: number
  /** Answers what has been asked, then stops. */
  close(): Promise<void>
}

/** Answers HTTP with the app; port 0 takes any free one. */
export async function serve(
  app: Hono,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  return await new Promise((resolve, reject) => {
    const server = listen({ fetch: app.fetch, hostname: host, port }, (info: AddressInfo) => {
      const close = () =>
        new Promise<void>((done, failed) => {
          server.close(error => (error === undefined ? done() : failed(error)))
        })
      resolve({ host, port: info.port, close })
    })
    server.once('error', reject)
  })
}
