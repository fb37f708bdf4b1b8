import { Cron } from 'croner'
import type { Harvest } from '../model/harvest.ts'
import type { Store, StoredSource } from '../store/store.ts'
import { isDue, isResting, nextRun } from './due.ts'
import { withoutBrokenOff } from './interrupted.ts'
import { closeOrphans } from './orphans.ts'
import type { HarvestLog } from './tools.ts'

/** What the schedule works with. */
export interface ScheduleTools {
  readonly store: Pick<Store, 'sources' | 'latestHarvests' | 'harvests' | 'running' | 'renewLease' | 'closeInterrupted'>
  /** Harvests one source; settles when that is done. */
  readonly run: (source: StoredSource, trigger: Harvest['trigger']) => Promise<unknown>
  readonly now: () => Date
  readonly log: HarvestLog
}

/** Harvests sources when their time comes. */
export interface Schedule {
  /** When a source is to be harvested next; null when only on demand. */
  next(source: StoredSource): Date | null
  /** Is a harvest of this source going on here, or as of the last minute anywhere? */
  isRunning(sourceId: string): boolean
  /** Starts harvesting all that are due and not running already; what it answers settles when they are done. */
  runDue(): Promise<void>
  /** Harvests a source now as somebody asked for it, unless it is running already; answers whether it was started. */
  runNow(source: StoredSource): boolean
  /** Starts no more, and waits for those that run. */
  stop(): Promise<void>
}

/**
 * Looks every minute, and at once, which sources are due. So what was missed while nothing ran is caught up, a source
 * that has just been registered is harvested, and changes that others make to the sources count from the next minute.
 * Runs whose process is gone are closed, and their sources harvested again.
 */
export function startSchedule(tools: ScheduleTools): Schedule {
  const running = new Map<string, Promise<void>>()
  const lastStarts = new Map<string, Date>()
  let elsewhere: ReadonlySet<string> = new Set()
  const start = (source: StoredSource, trigger: Harvest['trigger']): Promise<void> => {
    const run = runGuarded({ source, trigger }, tools).finally(() => running.delete(source.id))
    lastStarts.set(source.id, tools.now())
    running.set(source.id, run)
    return run
  }
  const isRunning = (id: string): boolean => running.has(id) || elsewhere.has(id)
  const runDue = async (): Promise<void> => {
    for (const { source } of await closeOrphans(tools)) lastStarts.delete(source)
    elsewhere = new Set([...(await tools.store.running()).keys()].filter(id => !running.has(id)))
    const due = await findDue(tools, lastStarts)
    const started = due.filter(({ id }) => !isRunning(id)).map(source => start(source, 'schedule'))
    await Promise.all(started)
  }
  const guarded = (): Promise<void> =>
    runDue().catch(error => tools.log.error({ event: 'schedule.crashed', err: error }))
  const clock = new Cron('* * * * *', () => void guarded())
  void guarded()
  return {
    next: source => nextRun(source, tools.now()),
    isRunning,
    runDue,
    runNow: source => {
      if (isRunning(source.id)) return false
      void start(source, 'manual')
      return true
    },
    stop: async () => {
      clock.stop()
      await Promise.all(running.values())
    },
  }
}

/** A run that failed is not tried again before its next time, even when nothing of it was saved. */
async function findDue(
  { store, now }: ScheduleTools,
  lastStarts: ReadonlyMap<string, Date>,
): Promise<readonly StoredSource[]> {
  const [sources, latest] = [await store.sources(), await withoutBrokenOff(await store.latestHarvests(), store)]
  return sources.filter(source => {
    if (isResting(latest.get(source.id), now())) return false
    const starts = [latest.get(source.id)?.startedAt, lastStarts.get(source.id)].filter(start => start !== undefined)
    const last = starts.length === 0 ? null : new Date(Math.max(...starts.map(Number)))
    return isDue(source, last, now())
  })
}

interface Start {
  readonly source: StoredSource
  readonly trigger: Harvest['trigger']
}

async function runGuarded({ source, trigger }: Start, { run, log }: ScheduleTools): Promise<void> {
  try {
    await run(source, trigger)
  } catch (error) {
    log.error({ event: 'harvest.crashed', source: source.id, err: error })
  }
}
