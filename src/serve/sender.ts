import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/**
 * Network address that a request came from; empty when it is not known. Behind a proxy on the same machine it is the
 * one that the proxy names: nobody else's word is taken for it.
 */
export function senderOf({ env, req }: Context): string {
  const { incoming } = (env ?? {}) as Partial<HttpBindings>
  const address = incoming?.socket.remoteAddress ?? ''
  const named = req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  const isLocal = /^(::ffff:)?127\.|^::1$/.test(address)
  return isLocal && named !== '' ? named : address
}
