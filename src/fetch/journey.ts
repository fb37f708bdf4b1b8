import { setTimeout } from 'node:timers/promises'
import type { Answer, GetOptions, Redirect } from '../model/document.ts'
import type { Problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import { defaultLimits } from '../model/source.ts'
import type { Client } from './client.ts'
import { startDeadline } from './deadline.ts'
import { networkFailure } from './failure.ts'
import { checkedUrl } from './redirect.ts'
import { isWorthRepeating, waitAfter } from './repetition.ts'
import type { Journey, Step } from './stop.ts'
import { untilAborted } from './until-aborted.ts'
import { visit } from './visit.ts'

/**
 * Fetches one document, wherever the way leads, within its time.
 * @throws HarvestError as `Get` does, with the problems met on the way; the reason of the caller's signal when it aborts
 */
export async function fetchDocument(
  client: Client,
  url: string,
  options: GetOptions & { readonly isBeginningEnough?: boolean },
): Promise<Answer> {
  options.signal?.throwIfAborted()
  const { timeout = defaultLimits.timeout, isBeginningEnough = false } = options
  const deadline = startDeadline(url, timeout, [options.signal, client.closing])
  const problems: Problem[] = []
  try {
    return await travel({ client, url, options, deadline, problems, isBeginningEnough })
  } catch (error) {
    if (options.signal?.aborted) throw options.signal.reason
    const failure = networkFailure(deadline.signal.aborted ? deadline.signal.reason : error, url)
    throw failure === null ? error : new HarvestError(failure.code, failure.details, { cause: failure.cause, problems })
  } finally {
    deadline.clear()
  }
}

async function travel(journey: Journey): Promise<Answer> {
  const redirects: Redirect[] = []
  for (let url = checkedUrl(journey.url); ; ) {
    const step = await stepAt(url, [...redirects], journey)
    if ('answer' in step) return step.answer
    redirects.push(step.hop)
    url = step.target
  }
}

/** Asks one address, again if it is worth it. */
async function stepAt(url: URL, redirects: readonly Redirect[], journey: Journey): Promise<Step> {
  const delay = journey.options.isCrawled ? await delayAt(url, journey) : 0
  for (let attempt = 1; ; attempt++) {
    try {
      return await visit({ url, attempt, delay, redirects }, journey)
    } catch (error) {
      const ms = pauseAfter(attempt, error, journey)
      if (ms === null) throw error
      await setTimeout(ms, undefined, { signal: journey.deadline.signal })
    }
  }
}

/** Ms to wait before the next attempt; null when there is none, or no time for one. */
function pauseAfter(attempt: number, error: unknown, { client, options, deadline }: Journey): number | null {
  const { patience } = client
  if (!(error instanceof HarvestError) || deadline.signal.aborted) return null
  if (attempt >= (options.attempts ?? patience.attempts) || !isWorthRepeating(error)) return null
  const retryAfter = error.details.retryAfter === undefined ? null : Number(error.details.retryAfter) * 1000
  const ms = waitAfter(attempt, patience, { chance: Math.random(), retryAfter })
  return ms < deadline.remaining() && (retryAfter ?? 0) <= patience.longestWait ? ms : null
}

/** Longest time that robots.txt of a server is waited for, in ms. */
const robotsTimeout = 60_000

/** Ms that the server wants between two requests. @throws HarvestError `robots` when it wants none of this one */
async function delayAt(url: URL, { client, options, deadline }: Journey): Promise<number> {
  const { attempts, onExchange } = options
  // Others may wait for the same answer, so it does not end with this fetch.
  const asked = client.robots.permissionFor(url, async (address, maxBytes) => {
    const answer = await fetchDocument(client, address, {
      accept: 'text/plain, */*;q=0.1',
      maxBytes,
      isBeginningEnough: true,
      timeout: robotsTimeout,
      ...(attempts === undefined ? {} : { attempts }),
      ...(onExchange === undefined ? {} : { onExchange }),
    })
    return answer.kind === 'document' ? answer.document.body : new Uint8Array(0)
  })
  const { delay } = await deadline.standing(untilAborted(asked, deadline.signal))
  return delay
}
