import type { NastyRun } from './nasty-run.ts'

/** What a row's notes demand, as far as it can be checked. */
export interface Demands {
  /** The kind of source that it is; `dcat` unless told. */
  readonly kind?: 'ldes'
  /** Rules that must be told, by local name; with the line after a colon where the notes ask for one. */
  readonly tells?: readonly string[]
  /** What the words of all that is told must name, in both languages. */
  readonly words?: readonly string[]
  /** How a refusal ends. */
  readonly error?: { readonly code: string; readonly details?: Readonly<Record<string, string>> }
  /** What both sentences of the refusal must name. */
  readonly names?: readonly string[]
  /** Most that the first harvest may take; ten seconds and 500 MB unless told. */
  readonly ms?: number
  readonly bytes?: number
  readonly check?: (run: NastyRun) => Promise<void> | void
}
