import type { SentForm } from './form.ts'
import type { Asked, Failure, Judgement, Submission } from './judgement.ts'
import type { Mended } from './mended.ts'
import type { Asking, Got } from './remote-get.ts'
import type { Fetched } from './subject.ts'
import type { Manner, ReportSource } from './write.ts'

/** Judge a document: as it is, as a harvest would when it was fetched, or out of a form that is too big to open here. */
export type Task =
  | { readonly kind: 'judge'; readonly submission: Submission; readonly asked: Asked }
  | { readonly kind: 'judge-address'; readonly fetched: Fetched; readonly asked: Asked }
  | { readonly kind: 'judge-form'; readonly form: SentForm }

/** Write a report of a judged document. */
export interface Writing {
  readonly kind: 'write'
  readonly source: ReportSource
  readonly manner: Manner
}

/** Mend a document by the rules of a profile. */
export interface Mending {
  readonly kind: 'mend'
  readonly document: Judgement['document']
  readonly profile: string
}

/** What the thread is asked to do. */
export type Order = Task | Writing | Mending

/** What is said to the thread. */
export type Told = Order | Got

/** What the thread says: how far it has come, what it needs, and at last what came of it. */
export type Message<T> =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'answer'; readonly answer: T }
  | { readonly kind: 'crashed'; readonly stack: string }
  | Asking

/** What comes of judging. */
export type Judged = { readonly judgement: Judgement } | Failure

/** What comes of writing: the report, gzipped. */
export interface Written {
  readonly gzipped: Uint8Array<ArrayBuffer>
}

/** Whatever comes of an order. */
export type AnyAnswer = Judged | Written | Mended
