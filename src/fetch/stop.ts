import type { Answer, GetOptions, Redirect } from '../model/document.ts'
import type { Problem } from '../model/finding.ts'
import type { Client } from './client.ts'
import type { Deadline } from './deadline.ts'

/** One document on its way, with everything that is needed for it. */
export interface Journey {
  readonly client: Client
  /** The address asked for. */
  readonly url: string
  readonly options: GetOptions
  readonly deadline: Deadline
  /** What there is to complain of so far; filled on the way. */
  readonly problems: Problem[]
  /** Is the beginning enough where there is more than `maxBytes`? */
  readonly isBeginningEnough: boolean
}

/** Where one request goes. */
export interface Stop {
  readonly url: URL
  /** 1 for the first request to it. */
  readonly attempt: number
  /** Ms that robots.txt wants between two requests; 0 when it does not say. */
  readonly delay: number
  /** The way to here. */
  readonly redirects: readonly Redirect[]
}

/** What came of it: either the answer, or who has it. */
export type Step = { readonly answer: Answer } | { readonly hop: Redirect; readonly target: URL }
