import type { html } from 'hono/html'
import type { Finding } from '../../model/finding.ts'
import type { Language } from '../../text/language.ts'
import type { Account } from './account.ts'

/** Escaped markup. */
export type Html = ReturnType<typeof html>

/** What the parts of a page know of it. */
export interface Page {
  readonly language: Language
  /** What there is to say of a finding. */
  readonly accountOf: (finding: Finding) => Account
  /** Document and profile, to tell the parts of several reports apart. */
  readonly name: string
  /** What the ids of the report's elements begin with. */
  readonly id: string
  /** The document's lines; none when its text is not known. */
  readonly lines: readonly string[]
}

/** Markup as text. @throws Error when it waits for something, which no page of ours does */
export function piece(markup: Html): string {
  if (markup instanceof Promise) throw new Error('a page is written without waiting')
  return markup.toString()
}
