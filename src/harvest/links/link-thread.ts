import { once } from 'node:events'
import type { MessagePort } from 'node:worker_threads'
import { Cron } from 'croner'
import { checkLinks, type LinkJobTools } from './job.ts'
import { dayLimits, nightLimits, type RoundLimits } from './policy.ts'
import { idle, type LinkJobState, type LinkOrder } from './thread-messages.ts'
import type { LinkTools } from './tools.ts'

/** Swedish time, in hours: within it rounds are of everything that is due. */
const night = { from: 0, before: 6 }

/** Every hour, at a minute at which little else happens. */
const times = '7 * * * *'

/** A service that has just been started checks nothing by itself for so long, in ms. */
const settling = 600_000

/** The thread's side: checks links each hour, much at night and little by day, and when told to, until told to stop. */
export async function runLinkThread(
  port: MessagePort,
  tools: Omit<LinkJobTools, 'limits' | 'signal' | 'onProgress'>,
): Promise<void> {
  const stopping = new AbortController()
  const started = performance.now()
  const clock = new Cron(times, { timezone: 'Europe/Stockholm' }, () => {
    if (performance.now() - started > settling) void check(limitsAt(tools.now()))
  })
  let state: LinkJobState = { ...idle, next: clock.nextRun() }
  let running: Promise<void> | null = null
  const tell = (more: Partial<LinkJobState>): void => {
    state = { ...state, ...more, next: clock.nextRun() }
    port.postMessage(state)
  }
  const check = (limits: RoundLimits): Promise<void> => {
    running ??= round({ ...tools, limits, signal: stopping.signal }, tell).finally(() => {
      running = null
    })
    return running
  }
  port.on('message', ({ kind }: LinkOrder) => {
    if (kind === 'stop') stopping.abort()
    else void check(nightLimits)
  })
  tell({})
  await once(stopping.signal, 'abort')
  clock.stop()
  await running
  port.close()
}

/** Told no more often than this, in ms. */
const telling = 1000

async function round(tools: LinkJobTools, tell: (more: Partial<LinkJobState>) => void): Promise<void> {
  let told = 0
  const onProgress: LinkTools['onProgress'] = progress => {
    if (performance.now() - told < telling) return
    told = performance.now()
    tell({ progress })
  }
  tell({ since: tools.now() })
  try {
    const last = await checkLinks({ ...tools, onProgress })
    tell(last === null ? {} : { last })
  } catch (error) {
    tools.log.error({ event: 'links.crashed', err: error })
  } finally {
    tell({ since: null, progress: null })
  }
}

/** How much a round may ask for that begins now. */
export function limitsAt(now: Date): RoundLimits {
  const format = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Stockholm' })
  const hour = Number(format.format(now))
  return hour >= night.from && hour < night.before ? nightLimits : dayLimits
}
