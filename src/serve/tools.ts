import type { Log } from '../log.ts'
import type { Get } from '../model/document.ts'
import type { Profile } from '../profile/profile.ts'
import type { Store, StoredSource } from '../store/store.ts'
import type { Administration } from './admin/administration.ts'
import type { Gate } from './admin/gate.ts'
import type { Previews } from './admin/previews.ts'
import type { ReadBody } from './body.ts'
import type { Robot } from './notify/notice-facts.ts'
import type { QualityRecall } from './quality/recall.ts'
import type { Differences } from './validation/differences.ts'
import type { Mendings } from './validation/mendings.ts'
import type { ThreadEntry } from './validation/thread.ts'
import type { Validator, ValidatorOptions } from './validation/validator.ts'
import type { Writer } from './validation/writer.ts'

/** What the pages and the API need to know of the scheduler. */
export interface Schedule {
  /** When a source is to be harvested next; null when only on demand. */
  next(source: StoredSource): Date | null
  /** Is a harvest of this source going on? */
  isRunning(sourceId: string): boolean
}

/** Everything the server is given; made in main.ts. */
export interface ServeTools {
  readonly store: Store
  /** The profile that gives the pages their words, and the first choice of the validator. */
  readonly profile: Profile
  /** The profiles the validator offers, in the order to show them; `profile` is among them. */
  readonly profiles: readonly Profile[]
  /** Guarded GET, for the validator's addresses. */
  readonly get: Get
  /** Public address of the service, without a slash at the end. */
  readonly baseUrl: string
  /** Folder of the published files. */
  readonly files: string
  readonly schedule: Schedule
  /** The program of the thread that judges documents. */
  readonly validationThread: ThreadEntry
  readonly validatorOptions?: ValidatorOptions
  /** What a web team that keeps our robot out is told of it; nothing when left out. */
  readonly robot?: Robot
  /** null or left out turns administration off. */
  readonly administration?: Administration | null
  /** Is there a public table that ranks organisations? There is not when left out. */
  readonly showsLeague?: boolean
  /** Version of this program. */
  readonly version: string
  readonly log: Log
  readonly now: () => Date
}

/** What pages and resources get: what the server was given, and what it made for itself. */
export interface PageTools extends ServeTools {
  readonly validator: Validator
  readonly writer: Writer
  readonly mendings: Mendings
  readonly differences: Differences
  readonly readBody: ReadBody
  readonly quality: QualityRecall
  /** Who is let in, and what has been asked to be tried; null when administration is off. */
  readonly gate: Gate | null
  readonly previews: Previews | null
}
