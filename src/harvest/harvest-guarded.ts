import type { Harvest } from '../model/harvest.ts'
import type { HarvestResult, StoredSource } from '../store/store.ts'
import { harvest, trial } from './harvest.ts'
import { nothing } from './outcome.ts'
import type { HarvestTools } from './tools.ts'

/**
 * Harvests a source, and saves a run that failed by a fault of ours when it crashes, so that whoever looks at the
 * source sees it. The log gets the error with its stack; the run says nothing of the cause.
 * @throws what the harvest threw when the signal came, or when the run cannot be saved either
 */
export async function harvestGuarded(source: StoredSource, tools: HarvestTools): Promise<Harvest> {
  const startedAt = tools.now()
  try {
    return await harvest(source, tools)
  } catch (error) {
    if (tools.signal?.aborted) throw error
    const crashed = await saveCrash(source, startedAt, tools).catch(() => null)
    tools.log.error({ event: 'harvest.crashed', source: source.id, harvest: crashed?.id ?? null, err: error })
    if (crashed === null) throw error
    return crashed
  }
}

async function saveCrash({ id: source }: StoredSource, startedAt: Date, tools: HarvestTools): Promise<Harvest> {
  const { trigger = 'manual', now, isTrial, store } = tools
  const facts = { source, trigger, startedAt, endedAt: now(), timings: {} }
  const error = { code: 'internal', details: {} } as const
  const result: HarvestResult = { ...nothing, ...facts, status: 'failed', error }
  return isTrial ? trial(result) : await store.saveHarvest(result)
}
