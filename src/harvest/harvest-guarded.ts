import type { Harvest } from '../model/harvest.ts'
import type { HarvestResult, StoredSource } from '../store/store.ts'
import { harvestAt } from './harvest.ts'
import { LeaseError } from './lease-error.ts'
import { nothing, trial } from './outcome.ts'
import { inPlace, type Place } from './place.ts'
import type { HarvestTools } from './tools.ts'

/**
 * Harvests a source, and saves a run that failed by a fault of ours when it crashes, so that whoever looks at the
 * source sees it. The log gets the error with its stack; the run says nothing of the cause.
 * @throws LeaseError when another run has the source, or takes it over; what the harvest threw when the signal came, or
 * when the run cannot be saved either
 */
export async function harvestGuarded(source: StoredSource, tools: HarvestTools): Promise<Harvest> {
  try {
    return await inPlace(source.id, tools, place => guardedAt(place, source, tools))
  } catch (error) {
    if (error instanceof LeaseError) tools.log.warn({ event: `lease.${error.code}`, source: source.id })
    else if (!tools.signal?.aborted) tellCrash(error, { source: source.id, harvest: null }, tools)
    throw error
  }
}

async function guardedAt(place: Place, source: StoredSource, tools: HarvestTools): Promise<Harvest> {
  const startedAt = tools.now()
  try {
    return await harvestAt(place, source, tools)
  } catch (error) {
    if (tools.signal?.aborted || place.hold.signal.aborted) throw error
    const crashed = await saveCrash({ source: source.id, startedAt, place }, tools).catch(() => null)
    if (crashed === null) throw error
    tellCrash(error, { source: source.id, harvest: crashed.id }, tools)
    return crashed
  }
}

interface Crash {
  readonly source: string
  readonly startedAt: Date
  readonly place: Place
}

async function saveCrash({ source, startedAt, place: { hold } }: Crash, tools: HarvestTools): Promise<Harvest> {
  const { trigger = 'manual', now, isTrial, store } = tools
  const facts = { source, trigger, startedAt, endedAt: now(), timings: {} }
  const error = { code: 'internal', details: {} } as const
  const lease = hold.lease === null ? {} : { lease: hold.lease }
  const result: HarvestResult = { ...nothing, ...facts, ...lease, status: 'failed', error }
  return isTrial ? trial(result) : await store.saveHarvest(result)
}

function tellCrash(
  error: unknown,
  facts: { readonly source: string; readonly harvest: number | null },
  { log }: HarvestTools,
): void {
  log.error({ event: 'harvest.crashed', ...facts, err: error })
}
