import { getCACertificates } from 'node:tls'
import { Agent } from 'undici'
import { HarvestError } from '../model/harvest.ts'
import { createAddressGuard } from './address-guard.ts'
import type { Client } from './client.ts'
import { guardedConnector, type Lookup } from './connector.ts'
import { createHostGate } from './host-gate.ts'
import type { Patience } from './patience.ts'
import { createRobots } from './robots.ts'

/** How we present ourselves, and where we may go. */
export interface FetchConfig {
  readonly userAgent: string
  /** E-mail or web address of whoever runs the service; null when not stated. */
  readonly contact: string | null
  /** `host:port` or CIDR that the address guard lets through though private; what `host:port` names is not spaced either. */
  readonly allowPrivateAddresses: readonly string[]
  readonly patience?: Partial<Patience>
  /** The clock, for what is stamped and for how long robots.txt is remembered. */
  readonly now?: () => Date
  /** Looks names up; as the system does unless told. */
  readonly lookup?: Lookup
  /** Certificates, PEM, of authorities that are trusted besides those that Node trusts. */
  readonly authorities?: readonly string[]
}

/** A client that is open; `close` ends what is going on in it. */
export interface OpenClient {
  readonly client: Client
  close(): Promise<void>
}

/**
 * Opens what fetches share: guarded, bounded in time, polite over all that goes on in it at the same time.
 * @throws TypeError for an allowed address that is neither host:port nor CIDR
 */
export function openClient(config: FetchConfig, patience: Patience): OpenClient {
  const guard = createAddressGuard(config.allowPrivateAddresses)
  const now = config.now ?? (() => new Date())
  const closing = new AbortController()
  const client: Client = {
    agent: agentFor(config, { patience, guard }),
    userAgent: config.contact === null ? config.userAgent : `${config.userAgent} (+${config.contact})`,
    patience,
    guard,
    gate: createHostGate(patience.concurrency),
    robots: createRobots(config.userAgent, now),
    now,
    closing: closing.signal,
  }
  return {
    client,
    close: () => {
      closing.abort(new HarvestError('unreachable', { reason: 'network', cause: 'closed' }))
      return client.agent.destroy()
    },
  }
}

/** It is told of no proxy: what the guard permits is what is connected to. */
function agentFor(config: FetchConfig, { patience, guard }: Pick<Client, 'patience' | 'guard'>): Agent {
  const { lookup, authorities = [] } = config
  return new Agent({
    connect: guardedConnector(guard, patience.connect, {
      ...(lookup === undefined ? {} : { lookup }),
      ...(authorities.length === 0 ? {} : { ca: [...getCACertificates('default'), ...authorities] }),
    }),
    connections: patience.concurrency,
    allowH2: false,
    headersTimeout: patience.headers,
    bodyTimeout: patience.idle,
  })
}
