import type { Decided, DecisionOutcome } from '../../harvest/decide.ts'
import type { LinkJobState } from '../../harvest/links/thread-messages.ts'
import type { Preview } from '../../harvest/preview.ts'
import type { Source } from '../../model/source.ts'
import type { StoredSource } from '../../store/store.ts'
import type { AttemptLimits } from './attempts.ts'

/** Orders to whoever harvests. */
export interface HarvestOrders {
  /** Starts a run of a source now, unless one is going on; answers whether it was started. */
  start(source: StoredSource): boolean
  /** What a harvest by these settings would change; saves nothing. */
  preview(source: Source): Promise<Preview>
  /** Approves what a held run would remove, and applies it. */
  approve(decided: Decided): Promise<DecisionOutcome>
  /** Notes that what a held run would remove is to stay. */
  reject(decided: Decided): Promise<DecisionOutcome>
}

/** What administration needs; without it there is none. */
export interface Administration {
  /** Secret of the administrator who is always there, at least 16 characters. */
  readonly adminToken: string
  /** null where nothing is harvested. */
  readonly orders: HarvestOrders | null
  /** How the checking of links stands; null or left out where none are checked. */
  readonly linkChecks?: (() => LinkJobState) | null
  /** What the keys of webhooks are made from; null when none are sent. */
  readonly webhookSecret: string | null
  /** How many failed logins are taken. */
  readonly attempts?: AttemptLimits
}
