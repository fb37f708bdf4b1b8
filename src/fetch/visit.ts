import { noteExchange } from './exchange.ts'
import { networkFailure } from './failure.ts'
import { outcomeOf } from './outcome.ts'
import { startPace } from './pace.ts'
import type { Journey, Step, Stop } from './stop.ts'

/**
 * Makes one request when its turn has come, reads the answer, and tells of it.
 * @throws HarvestError as `Get` does; what the signals gave when they abort
 */
export async function visit(stop: Stop, journey: Journey): Promise<Step> {
  const { client, options, deadline } = journey
  const leave = await deadline.standing(enter(stop, journey))
  const { href } = stop.url
  const notes = noteExchange(href, stop.attempt, client.now())
  const pace = startPace(href, client.patience, deadline.signal)
  try {
    return await outcomeOf(stop, journey, { notes, pace })
  } catch (error) {
    const failure = networkFailure(pace.signal.aborted ? pace.signal.reason : error, href)
    notes.failed(failure?.code ?? (deadline.signal.aborted ? 'interrupted' : 'internal'))
    throw failure ?? error
  } finally {
    pace.clear()
    leave()
    options.onExchange?.(notes.exchange())
  }
}

/** Servers that the operator allows by name are the operator's own and need not be spared. */
function enter({ url, delay }: Stop, { client, deadline }: Journey): Promise<() => void> {
  const { spacing, longestWait } = client.patience
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
  const isOwn = client.guard.trusts(url.hostname, port)
  return client.gate.enter(url.host, {
    spacing: Math.max(delay, isOwn ? 0 : spacing),
    longestPause: Math.min(longestWait, deadline.remaining()),
    signal: deadline.signal,
  })
}
