import { Cron } from 'croner'
import type { Store, StoredSource } from '../store/store.ts'
import { isDue, nextRun } from './due.ts'
import type { HarvestLog } from './tools.ts'

/** What the schedule works with. */
export interface ScheduleTools {
  readonly store: Pick<Store, 'sources' | 'latestHarvests'>
  /** Harvests one source; settles when that is done. */
  readonly run: (source: StoredSource) => Promise<unknown>
  readonly now: () => Date
  readonly log: HarvestLog
}

/** Harvests sources when their time comes. */
export interface Schedule {
  /** When a source is to be harvested next; null when only on demand. */
  next(source: StoredSource): Date | null
  /** Is a harvest of this source going on that the schedule knows of? */
  isRunning(sourceId: string): boolean
  /** Starts harvesting all that are due and not running already; what it answers settles when they are done. */
  runDue(): Promise<void>
  /** Harvests a source now, unless it is running already; answers whether it was started. */
  runNow(source: StoredSource): boolean
  /** Starts no more, and waits for those that run. */
  stop(): Promise<void>
}

/**
 * Looks every minute, and at once, which sources are due. So what was missed while nothing ran is caught up, a source
 * that has just been registered is harvested, and changes that others make to the sources count from the next minute.
 */
export function startSchedule(tools: ScheduleTools): Schedule {
  const running = new Map<string, Promise<void>>()
  const lastStarts = new Map<string, Date>()
  const start = (source: StoredSource): Promise<void> => {
    const run = runGuarded(source, tools).finally(() => running.delete(source.id))
    lastStarts.set(source.id, tools.now())
    running.set(source.id, run)
    return run
  }
  const runDue = async (): Promise<void> => {
    const due = await findDue(tools, lastStarts)
    const started = due.filter(source => !running.has(source.id)).map(start)
    await Promise.all(started)
  }
  const guarded = (): Promise<void> =>
    runDue().catch(error => tools.log.error({ event: 'schedule.crashed', err: error }))
  const clock = new Cron('* * * * *', () => void guarded())
  void guarded()
  return {
    next: source => nextRun(source, tools.now()),
    isRunning: id => running.has(id),
    runDue,
    runNow: source => {
      if (running.has(source.id)) return false
      void start(source)
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
  const [sources, latest] = [await store.sources(), await store.latestHarvests()]
  return sources.filter(source => {
    const starts = [latest.get(source.id)?.startedAt, lastStarts.get(source.id)].filter(start => start !== undefined)
    const last = starts.length === 0 ? null : new Date(Math.max(...starts.map(Number)))
    return isDue(source, last, now())
  })
}

async function runGuarded(source: StoredSource, { run, log }: ScheduleTools): Promise<void> {
  try {
    await run(source)
  } catch (error) {
    log.error({ event: 'harvest.crashed', source: source.id, err: error })
  }
}
