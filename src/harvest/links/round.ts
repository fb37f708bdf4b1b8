import pLimit from 'p-limit'
import type { DueLink } from '../../model/link.ts'
import { checkHost } from './check-host.ts'
import { dueAddresses, type RoundScope } from './due-addresses.ts'
import { type Ledger, openLedger } from './ledger.ts'
import { rescore } from './rescore.ts'
import type { LinkRound, LinkTools, Postponed } from './tools.ts'
import { watchWeather } from './weather.ts'

/**
 * Asks for the addresses that are due, each host for one at a time, many hosts at once; keeps what they say as it goes on,
 * and scores the datasets anew of which something else is known now. A round that is broken off has kept what it saw.
 * @throws what the store fails by
 */
export async function runLinkRound(tools: LinkTools, scope: RoundScope = {}): Promise<LinkRound> {
  const startedAt = tools.now()
  const due = await dueAddresses(scope, tools)
  const outage = new AbortController()
  const signal = AbortSignal.any([outage.signal, ...(tools.signal === undefined ? [] : [tools.signal])])
  const count = countProgress(due.length, tools)
  const weather = watchWeather(due, { ...tools, signal })
  const ledger = openLedger({ ...tools, weather, onOutage: () => outage.abort(), onSaved: count.saved })
  const asking = { ...tools, ledger, signal, count }
  const postponed = [...(await checkHosts(due, asking)), ...(await checkHosts(ledger.takeHeld(), asking))]
  const patience = { pause: tools.limits.runPause, signal: tools.signal }
  const { rescored } = await rescore(ledger.changes, { ...tools, patience })
  const round = {
    ...{ startedAt, endedAt: tools.now(), ended: endOf(tools.signal, outage.signal) },
    ...{ due: due.length, hosts: new Set(due.map(({ host }) => host)).size, checked: count.progress().checked },
    ...{ outcomes: ledger.outcomes, postponed, changed: ledger.changes.size, rescored },
  }
  const { outcomes, checked, changed, ended, hosts } = round
  tools.log.info({ event: 'links.checked', ended, due: due.length, hosts, checked, changed, rescored, ...outcomes })
  return round
}

function endOf(stopped: AbortSignal | undefined, outage: AbortSignal): LinkRound['ended'] {
  if (stopped?.aborted) return 'stopped'
  return outage.aborted ? 'outage' : 'done'
}

interface Asking extends Pick<LinkTools, 'probe' | 'limits'> {
  readonly ledger: Ledger
  readonly signal: AbortSignal
  readonly count: Count
}

/** Those with most addresses first, as they bound the round. A mistake of ours with one ends it for all; what they saw is kept. */
async function checkHosts(links: readonly DueLink[], asking: Asking): Promise<readonly Postponed[]> {
  const hosts = [...Map.groupBy(links, ({ host }) => host)].sort(([, a], [, b]) => b.length - a.length)
  const failed = new AbortController()
  const signal = AbortSignal.any([asking.signal, failed.signal])
  const limited = pLimit(asking.limits.hosts)
  const check = async (host: string, ofHost: readonly DueLink[]): Promise<readonly Postponed[]> => {
    const left = signal.aborted ? null : await checkHost(ofHost, { ...asking, signal })
    if (left === null) return []
    asking.count.left(left.addresses)
    return [{ host, ...left }]
  }
  const checks = hosts.map(([host, ofHost]) => limited(() => check(host, ofHost)))
  try {
    return (await Promise.all(checks)).flat()
  } catch (error) {
    failed.abort()
    await Promise.allSettled(checks)
    throw error
  } finally {
    await asking.ledger.settle()
  }
}

interface Count {
  saved(addresses: number): void
  left(addresses: number): void
  progress(): { readonly checked: number; readonly postponed: number }
}

function countProgress(due: number, { onProgress }: LinkTools): Count {
  let [checked, postponed] = [0, 0]
  const tell = (): void => onProgress?.({ due, checked, postponed })
  tell()
  return {
    saved: addresses => {
      checked += addresses
      tell()
    },
    left: addresses => {
      postponed += addresses
      tell()
    },
    progress: () => ({ checked, postponed }),
  }
}
