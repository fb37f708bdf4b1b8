import type { Harvest } from '../model/harvest.ts'
import type { HarvestResult, StoredSource } from '../store/store.ts'
import { outcomeOf } from './harvest.ts'
import { type Outcome, resultOf, trial } from './outcome.ts'
import { inPlace } from './place.ts'
import { startRun } from './run.ts'
import type { HarvestTools } from './tools.ts'

/** A harvest that was not saved, with all that it would have saved. */
export interface Rehearsal {
  /** Its number is 0. */
  readonly harvest: Harvest
  readonly result: HarvestResult
  /** All records of what was read; empty when it could not be read. */
  readonly records: NonNullable<Outcome['records']>
}

/** Harvests a source, stored or not, as it would be harvested, and saves nothing. */
export async function rehearse(source: StoredSource, tools: HarvestTools): Promise<Rehearsal> {
  const trying = { ...tools, isTrial: true }
  return inPlace(source.id, trying, async place => {
    const run = startRun(source, trying, place)
    try {
      const outcome = await outcomeOf(run)
      const result = resultOf(run, outcome)
      return { harvest: trial(result), result, records: outcome.records ?? [] }
    } finally {
      run.end()
    }
  })
}
