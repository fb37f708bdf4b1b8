import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { HarvestError } from '../model/harvest.ts'
import type { AddressGuard } from './address-guard.ts'

/** Looks up all addresses of a name. */
export type Lookup = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/**
 * Opens connections for undici, checked three times: the host when it is written as an IP address (no look-up is
 * made then), the answers of the name look-up, and the peer that the socket in the end reached. The address that is checked is
 * the one connected to, so a name that leads elsewhere the next time is checked anew.
 */
export function guardedConnector(
  guard: AddressGuard,
  timeout: number,
  options: { readonly lookup?: Lookup; readonly ca?: readonly string[] } = {},
): buildConnector.connector {
  const { lookup = systemLookup, ca } = options
  const tls = ca === undefined ? {} : { ca: [...ca] }
  return (target, callback) => {
    const host = target.hostname.replace(/^\[|\]$/g, '')
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80)
    const permits = (address: string): boolean => guard.trusts(host, port) || guard.permits(address, port)
    if (isIP(host) !== 0 && !permits(host)) return callback(refusal(), null)
    const connect = buildConnector({ ...tls, allowH2: false, timeout, lookup: permittedLookup(lookup, permits) })
    connect(target, (error, socket) => {
      if (error !== null) return callback(error, null)
      if (permits(socket.remoteAddress ?? '')) return callback(null, socket)
      socket.destroy()
      callback(refusal(), null)
    })
  }
}

/** Looks a name up and answers only with the addresses that a connection may go to. */
function permittedLookup(lookup: Lookup, permits: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return callback(error, '')
      const permitted = addresses.filter(({ address }) => permits(address))
      if (permitted.length === 0) return callback(refusal(), '')
      if (options.all === true) return callback(null, permitted)
      callback(null, permitted[0].address, permitted[0].family)
    })
  }
}

/** The address itself is left out: it would tell a stranger what internal names resolve to. */
function refusal(): HarvestError {
  return new HarvestError('address-refused', { reason: 'private-address' })
}
