import type { LinkOutcome, Probe } from '../../model/link.ts'
import type { Method } from '../../model/score.ts'
import type { Store } from '../../store/store.ts'
import type { HarvestLog } from '../tools.ts'
import type { LinkPolicy, RoundLimits } from './policy.ts'

/** What of the store a round of link checks works with. */
export type LinkStore = Pick<
  Store,
  | 'source'
  | 'sources'
  | 'dueLinks'
  | 'linkStates'
  | 'knownLinks'
  | 'saveLinks'
  | 'assessments'
  | 'assessmentsNaming'
  | 'scoreSummary'
  | 'saveRescored'
  | 'noteSeries'
  | 'running'
>

/** What a round of link checks works with. */
export interface LinkTools {
  readonly store: LinkStore
  readonly probe: Probe
  /** All methods, in the order in which points are kept. */
  readonly methods: readonly Method[]
  readonly policy: LinkPolicy
  readonly limits: RoundLimits
  readonly now: () => Date
  readonly log: HarvestLog
  readonly signal?: AbortSignal
  /** Told of every address that has been asked for, or is left for another round. */
  readonly onProgress?: (progress: RoundProgress) => void
}

/** How far a round has come, in addresses. */
export interface RoundProgress {
  readonly due: number
  readonly checked: number
  readonly postponed: number
}

/** Addresses of a host that are left for another round; nothing is held against them. */
export interface Postponed {
  readonly host: string
  /** It wants to be left alone, or its network fails. */
  readonly reason: 'rate-limited' | 'failing'
  readonly addresses: number
}

/** What a round came to. */
export interface LinkRound {
  readonly startedAt: Date
  readonly endedAt: Date
  /** `outage`: our own network failed, and nothing of that is held against anybody. */
  readonly ended: 'done' | 'stopped' | 'outage'
  /** Addresses that were to be asked for, and their hosts. */
  readonly due: number
  readonly hosts: number
  readonly checked: number
  /** How many ended in each outcome; only those that occur. */
  readonly outcomes: Readonly<Partial<Record<LinkOutcome, number>>>
  readonly postponed: readonly Postponed[]
  /** Addresses of which something else is known now. */
  readonly changed: number
  /** Datasets that were scored anew. */
  readonly rescored: number
}
