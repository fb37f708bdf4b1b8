import type { Get } from '../model/document.ts'
import type { Harvest } from '../model/harvest.ts'
import type { Profile } from '../profile/profile.ts'
import type { Store } from '../store/store.ts'

/** Where harvests tell what happens, as events with facts. */
export interface HarvestLog {
  info(facts: Readonly<Record<string, unknown>>): void
  warn(facts: Readonly<Record<string, unknown>>): void
  error(facts: Readonly<Record<string, unknown>>): void
}

/** What a harvest works with. */
export interface HarvestTools {
  readonly get: Get
  readonly store: Store
  /** By id; those of the sources must be there. With `dcat-ap` among them compliance is judged by it. */
  readonly profiles: ReadonlyMap<string, Profile>
  readonly now: () => Date
  readonly log: HarvestLog
  readonly signal?: AbortSignal
  /** What is the run due to? By default somebody asked for it. */
  readonly trigger?: Harvest['trigger']
  /** Read and judge everything anew, and apply the outcome however much it removes. */
  readonly force?: boolean
  /** Save nothing; the harvest answered has the number 0. */
  readonly isTrial?: boolean
}
