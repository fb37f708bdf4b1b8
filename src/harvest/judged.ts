import type { Harvest } from '../model/harvest.ts'

/** Was the metadata judged in a run, or had nothing changed, so that what was found before still holds? */
export function wasJudged({ status, received, unchangedBy }: Harvest): boolean {
  if (unchangedBy !== null) return unchangedBy === 'records'
  return status !== 'unchanged' || received !== null
}
