import { setTimeout } from 'node:timers/promises'
import type { DueLink, LinkObservation } from '../../model/link.ts'
import type { Ledger } from './ledger.ts'
import { isSilent } from './outage.ts'
import type { LinkTools, Postponed } from './tools.ts'

/** What the addresses of one host are asked with. */
export interface HostTools extends Pick<LinkTools, 'probe' | 'limits'> {
  readonly ledger: Pick<Ledger, 'note' | 'settle' | 'doubts'>
  readonly signal: AbortSignal
}

/**
 * Asks for the addresses of one host, one after the other, as long as it likes: a host that wants to be left alone, or
 * whose network fails again and again, is left for another round. Answers what is left then; null when nothing is.
 * @throws what saving fails by
 */
export async function checkHost(links: readonly DueLink[], tools: HostTools): Promise<Omit<Postponed, 'host'> | null> {
  const { ledger, limits, probe, signal } = tools
  const queue = [...links]
  const turnedAway = new Set<string>()
  let [failures, refusals, doubts] = [0, 0, ledger.doubts()]
  for (let link = queue.shift(); link !== undefined; link = queue.shift()) {
    const seen = await probeOrNull(link.url, { probe, signal })
    if (seen === null) return null
    if (seen.outcome === 'rate-limited') {
      const isLeft = !(await rest(seen, { refusals: ++refusals, limits, signal }))
      if (!isLeft && !turnedAway.has(link.url)) {
        turnedAway.add(link.url)
        queue.push(link)
        continue
      }
      // That of one that was not asked as its host rests says nothing.
      if (seen.error !== 'resting') await ledger.note({ link, seen })
      if (isLeft) return left('rate-limited', queue)
      continue
    }
    refusals = 0
    if (!isSilent(seen)) failures = 0
    else if (failures++ === 0) doubts = ledger.doubts()
    await ledger.note({ link, seen })
    if (failures < limits.hostFailures || queue.length === 0) continue
    const doubtsNow = await ledger.settle()
    if (doubtsNow === doubts) return left('failing', queue)
    failures = 0
  }
  return null
}

function left(reason: Postponed['reason'], { length: addresses }: readonly DueLink[]): Omit<Postponed, 'host'> | null {
  return addresses === 0 ? null : { reason, addresses }
}

/** null when the signal came. */
async function probeOrNull(
  url: string,
  { probe, signal }: Pick<HostTools, 'probe' | 'signal'>,
): Promise<LinkObservation | null> {
  if (signal.aborted) return null
  try {
    return await probe(url, { signal })
  } catch (error) {
    if (signal.aborted) return null
    throw error
  }
}

/** Who turns away so often in a row, without saying for how long, is left alone. */
const mostRefusals = 3

/** Waits as long as the host asks for, or a while where it does not say. False when that is too long, or the signal came. */
async function rest(
  { at, retryAfter }: LinkObservation,
  { refusals, limits, signal }: Pick<HostTools, 'limits' | 'signal'> & { readonly refusals: number },
): Promise<boolean> {
  const ms = retryAfter === null ? limits.usualRest : retryAfter.getTime() - at.getTime()
  if (ms > limits.longestRest || refusals >= mostRefusals) return false
  try {
    await setTimeout(ms, undefined, { signal })
    return true
  } catch (error) {
    if (signal.aborted) return false
    throw error
  }
}
