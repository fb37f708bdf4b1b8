import pLimit from 'p-limit'
import type { KnownLink, Probe } from '../../model/link.ts'
import { hostOf } from './due-addresses.ts'
import { knownLink, nextState } from './next-state.ts'
import { isSilent } from './outage.ts'
import { defaultLinkPolicy } from './policy.ts'

/** How addresses are asked for without a store. */
export interface AskingTools {
  readonly probe: Probe
  readonly signal?: AbortSignal
  /** Told after each address how many have been asked for. */
  readonly onProgress?: (done: number) => void
}

/** Hosts that are asked at the same time. */
const mostHosts = 16

/** After so many addresses in a row without an answer the others of the host are left unknown. */
const mostFailures = 5

/**
 * Asks for each of these addresses once, a host for one at a time; what it answers tells what is known of an address then:
 * null of one that was not asked for. One look is not enough to be sure that an address is broken.
 * @throws the signal's reason
 */
export async function linksFor(
  urls: Iterable<string>,
  { probe, signal, onProgress }: AskingTools,
): Promise<(url: string) => KnownLink | null> {
  const known = new Map<string, KnownLink>()
  let done = 0
  const ask = async (ofHost: readonly string[]): Promise<void> => {
    let failures = 0
    for (const url of ofHost) {
      if (failures < mostFailures) {
        const seen = await probe(url, { ...(signal === undefined ? {} : { signal }) })
        failures = isSilent(seen) ? failures + 1 : 0
        if (seen.error !== 'resting') known.set(url, knownLink(nextState(null, seen, defaultLinkPolicy)))
      }
      onProgress?.(++done)
    }
  }
  const limited = pLimit(mostHosts)
  const hosts = Map.groupBy(new Set(urls), hostOf)
  await Promise.all([...hosts.values()].map(ofHost => limited(() => ask(ofHost))))
  return url => known.get(url) ?? null
}
