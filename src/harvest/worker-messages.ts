import type { Harvest } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import type { Decided } from './decide.ts'

/** A run that is asked for. */
export interface Order {
  readonly source: string
  readonly trigger: Harvest['trigger']
  readonly force: boolean
}

/** What the harvesting thread can be asked to do, and answers. */
export type Task =
  | { readonly kind: 'harvest'; readonly order: Order }
  | { readonly kind: 'preview'; readonly source: Source }
  | { readonly kind: 'approve'; readonly decided: Decided }

/** What is sent to the thread. */
export type Request =
  | { readonly kind: 'do'; readonly number: number; readonly task: Task }
  | { readonly kind: 'publish' }
  | { readonly kind: 'stop' }

/** What the thread sends: the value that a task came to, or why it came to none. */
export type Answer =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly reason: string }
