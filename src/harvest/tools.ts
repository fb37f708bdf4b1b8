import type { Get, ReadFiles } from '../model/document.ts'
import type { Harvest } from '../model/harvest.ts'
import type { Profile } from '../profile/profile.ts'
import type { Store } from '../store/store.ts'
import type { Fingerprint } from './fingerprint.ts'
import type { Replay } from './replay.ts'
import type { Slots } from './slots.ts'

/** Where harvests tell what happens, as events with facts. */
export interface HarvestLog {
  info(facts: Readonly<Record<string, unknown>>): void
  warn(facts: Readonly<Record<string, unknown>>): void
  error(facts: Readonly<Record<string, unknown>>): void
}

/** How long a lease holds and how often it is renewed, in ms. */
export interface LeaseTimes {
  readonly leaseMs: number
  readonly beatMs: number
}

/** What a harvest works with. */
export interface HarvestTools {
  readonly get: Get
  /** Reads files of sources of that kind; null where none may be read. */
  readonly files: ReadFiles | null
  readonly store: Store
  /** Name of this process and thread, such as `host:4711:a1b2`, for leases. */
  readonly holder: string
  /** By id; those of the sources must be there. With `dcat-ap` among them compliance is judged by it. */
  readonly profiles: ReadonlyMap<string, Profile>
  readonly now: () => Date
  readonly log: HarvestLog
  readonly signal?: AbortSignal
  /** What is the run due to? By default somebody asked for it. */
  readonly trigger?: Harvest['trigger']
  /** Read and judge everything anew, and apply the outcome however much it removes: what would be held goes at once. */
  readonly force?: boolean
  /** Save nothing and take no lease, but read and judge everything anew; the harvest answered has the number 0. */
  readonly isTrial?: boolean
  /** Read this again instead of asking the source. */
  readonly replay?: Replay
  /** Shared by all runs of the thread; without them the run computes as it likes. */
  readonly slots?: Slots
  /** Says what profiles judge by; shared by all runs of the thread, as making it takes a while. */
  readonly fingerprintOf?: (profiles: readonly Profile[]) => Fingerprint
  /** How long leases are; five minutes unless told. */
  readonly leaseTimes?: LeaseTimes
}
