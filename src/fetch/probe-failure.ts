import type { HarvestError } from '../model/harvest.ts'
import { networkFailure } from './failure.ts'
import type { Ending } from './probe-end.ts'

/** What a request that came to nothing says of the address. @throws what is a mistake of ours */
export function failureEnd(error: unknown, url: string): Ending {
  const failure = networkFailure(error, url)
  if (failure === null) throw error
  const row = table[failure.code] ?? (() => ({ kind: 'refused', error: failure.code }) as const)
  return row(failure.details, failure)
}

type Details = Readonly<Record<string, string>>

const table: Readonly<Record<string, (details: Details, failure: HarvestError) => Ending>> = {
  'address-refused': ({ reason = 'address-refused' }) => ({ kind: 'refused', error: reason }),
  'http-status': ({ status, retryAfter }) => ({
    kind: 'resting',
    status: Number(status),
    wait: retryAfter === undefined ? null : Number(retryAfter) * 1000,
    isAsked: false,
  }),
  'timed-out': ({ cause = 'timed-out' }) => silent('timed-out', cause),
  unreachable: ({ reason, cause }) => silent(outcomeOf(reason), cause ?? reason),
  robots: robotsEnd,
}

function silent(outcome: 'timed-out' | 'network' | 'dns' | 'tls', error: string): Ending {
  return {
    kind: 'silent',
    outcome,
    error,
    isConnected: outcome !== 'dns' && outcome !== 'tls' && !unconnected.test(error),
  }
}

/** Nobody was there to be asked. */
const unconnected = /^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/

function outcomeOf(reason: string): 'network' | 'dns' | 'tls' {
  if (/^name-/.test(reason)) return 'dns'
  return /^(certificate|tls|not-tls)/.test(reason) ? 'tls' : 'network'
}

/**
 * A robots.txt that could not be read forbids everything; but where no connection came about, or nobody who speaks HTTP
 * was there, so it is for the address, and that is what there is to say of it.
 */
function robotsEnd({ reason, cause = '' }: Details, failure: HarvestError): Ending {
  if (reason !== 'robots-unavailable') return { kind: 'refused', error: 'robots' }
  if (cause === '429') return { kind: 'resting', status: 429, wait: null, isAsked: false }
  const network = networkFailure(Object.assign(new Error(cause, { cause: failure }), { code: cause }), '')
  const end = network === null ? null : failureEnd(network, '')
  if (end?.kind === 'silent' && (!end.isConnected || end.error.startsWith('HPE_')))
    return { ...end, isConnected: false }
  return { kind: 'refused', error: 'robots-unavailable' }
}
