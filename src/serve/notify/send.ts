import pLimit from 'p-limit'
import type { Log } from '../../log.ts'
import type { Delivery } from '../../model/notice.ts'
import type { Store } from '../../store/store.ts'
import { claimMs, nextAttempt } from './retry.ts'
import type { Outcome } from './sender.ts'

/** What sending works with. */
export interface SendTools {
  readonly store: Pick<Store, 'dueDeliveries' | 'claimDelivery' | 'noteAttempt'>
  /** Makes the message of a delivery and sends it. */
  readonly send: (delivery: Delivery, signal: AbortSignal) => Promise<Outcome>
  readonly now: () => Date
  /** 0 up to 1. */
  readonly random: () => number
  readonly signal: AbortSignal
  readonly log: Log
}

const most = 1000
const lanesAtOnce = 16

/**
 * Sends every delivery whose time has come, and writes down what came of it. Those to one server go one after the other,
 * and not at all once it is down; different servers do not wait for one another.
 *
 * Each delivery arrives at least once: if the program dies after sending and before writing it down, it is sent again,
 * with the same id.
 */
export async function sendDue(tools: SendTools): Promise<void> {
  const due = await tools.store.dueDeliveries(tools.now(), most)
  const limit = pLimit(lanesAtOnce)
  const lanes = [...Map.groupBy(due, laneOf).values()]
  await Promise.all(lanes.map(lane => limit(() => sendLane(lane, tools))))
}

/** What a delivery shares with all others that go to the same server. */
function laneOf({ channel, recipient }: Delivery): string {
  if (channel === 'mail') return 'mail'
  return URL.canParse(recipient) ? new URL(recipient).origin : recipient
}

async function sendLane(deliveries: readonly Delivery[], tools: SendTools): Promise<void> {
  const { store, now, signal } = tools
  let down: Outcome | null = null
  for (const delivery of deliveries) {
    if (signal.aborted) return
    const until = new Date(now().getTime() + claimMs)
    if (!(await store.claimDelivery(delivery.id, { now: now(), until }))) continue
    const outcome: Outcome = down ?? (await sendGuarded(delivery, tools))
    if (signal.aborted && outcome.kind === 'failed') return
    if (outcome.kind === 'failed' && outcome.isServerDown) down = outcome
    await note(delivery, outcome, tools)
  }
}

/** A fault in one delivery is its own. */
async function sendGuarded(delivery: Delivery, { send, signal, log }: SendTools): Promise<Outcome> {
  try {
    return await send(delivery, signal)
  } catch (error) {
    log.error({ event: 'notify.crashed', delivery: delivery.id, err: error })
    return { kind: 'failed', error: 'internal', isServerDown: false }
  }
}

async function note(delivery: Delivery, outcome: Outcome, { store, now, random, log }: SendTools): Promise<void> {
  const at = now()
  const { id, channel, source } = delivery
  const facts = { delivery: id, channel, source, attempts: delivery.attempts + 1 }
  if (outcome.kind === 'delivered') {
    await store.noteAttempt(id, { at, error: null, nextAttemptAt: null })
    log.info({ event: 'notify.delivered', ...facts })
    return
  }
  const { error } = outcome
  const { retryAfter = 0 } = outcome.kind === 'failed' ? outcome : {}
  const nextAttemptAt =
    outcome.kind === 'refused' ? null : nextAttempt(delivery, { now: at, random: random(), retryAfter })
  await store.noteAttempt(id, { at, error, nextAttemptAt })
  log.warn({ event: nextAttemptAt === null ? 'notify.given-up' : 'notify.failed', ...facts, error })
}
