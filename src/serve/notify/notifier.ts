import { Cron } from 'croner'
import type { Log } from '../../log.ts'
import type { Store } from '../../store/store.ts'
import { type DeliverTools, deliver } from './deliver.ts'
import { dispatchDigests } from './digest-dispatch.ts'
import { dispatchNew } from './dispatch.ts'
import { sendDue } from './send.ts'

/** What telling people works with. */
export interface NotifyTools extends DeliverTools {
  readonly store: DeliverTools['store'] &
    Pick<
      Store,
      | 'newNotices'
      | 'latestHarvests'
      | 'dispatch'
      | 'dueDeliveries'
      | 'claimDelivery'
      | 'noteAttempt'
      | 'lastDigest'
      | 'noteDigest'
    >
  /** Are more runs to end soon, so that a few minutes are waited for what they say? */
  readonly isSettling?: boolean
  /** 0 up to 1. */
  readonly random: () => number
  readonly log: Log
}

/** Tells people what happens to their sources, while the service runs. */
export interface Notifier {
  /** There may be something to tell: look now rather than at the next minute. */
  nudge(): void
  /** Starts nothing more, and waits a while for what is being sent. */
  stop(): Promise<void>
}

/** How a notifier may be otherwise than usual. */
interface NotifierOptions {
  /** How long stopping waits for messages that are being sent, in ms; five seconds unless told. */
  readonly farewell?: number
}

/**
 * Looks every minute, and when nudged, what there is to tell and sends it. Nothing that goes wrong here reaches anybody
 * else: it is logged, and tried again.
 */
export function startNotifier(tools: NotifyTools, options: NotifierOptions = {}): Notifier {
  const stopping = new AbortController()
  let [running, isNudged]: [Promise<void> | null, boolean] = [null, false]
  const run = async (): Promise<void> => {
    do {
      isNudged = false
      await guarded(() => tellAll({ ...tools, isSettling: true }, stopping.signal), tools.log)
    } while (isNudged && !stopping.signal.aborted)
    running = null
  }
  const nudge = (): void => {
    isNudged = true
    if (!stopping.signal.aborted) running ??= run()
  }
  const clock = new Cron('* * * * *', nudge)
  nudge()
  return {
    nudge,
    stop: async () => {
      clock.stop()
      const end = setTimeout(() => stopping.abort(), options.farewell ?? 5000)
      await running
      clearTimeout(end)
      stopping.abort()
    },
  }
}

/** One round: what is new is told to everyone whom it concerns, and what could not be sent before is tried again. */
export async function tellAll(tools: NotifyTools, signal: AbortSignal): Promise<void> {
  const { senders } = tools
  const channels = { mail: senders.mail !== null, webhook: senders.webhook !== null }
  await dispatchNew({ ...tools, channels })
  if (channels.mail) await dispatchDigests(tools)
  await sendDue({ ...tools, signal, send: delivery => deliver(delivery, signal, tools) })
}

async function guarded(work: () => Promise<void>, log: Log): Promise<void> {
  try {
    await work()
  } catch (error) {
    log.error({ event: 'notify.crashed', err: error })
  }
}
