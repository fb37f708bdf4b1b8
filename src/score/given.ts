import type { Bilingual } from '../model/finding.ts'
import type { KnownLink } from '../model/link.ts'

/** A rule that is broken, as far as scoring needs to know. */
export interface Breach {
  /** The resource, an IRI or `_:label`. */
  readonly focusNode: string
  /** IRI of the property; null when it is about the whole resource. */
  readonly path: string | null
  readonly message: Bilingual
  readonly line: number | null
}

/** Does a dataset, with its distributions and all else that belongs to it, conform to a profile? */
export interface Conformance {
  readonly conforms: boolean
  /** What breaks it, most serious first; may be empty when only the verdict is known. */
  readonly breaches: readonly Breach[]
}

/** What cannot be read from the graph. */
export interface Given {
  /** What is known of an address as it stands in the graph; null when it was never asked for. */
  readonly link: (url: string) => KnownLink | null
  /** By the European baseline, as it is exported; the dataset is an IRI or `_:label`. null when it was not judged. */
  readonly compliance: (dataset: string) => Conformance | null
  /** By the Swedish profile, violations only. null when it was not judged. */
  readonly conformance: (dataset: string) => Conformance | null
  /** The time of judging, for what is promised to be kept up to date. */
  readonly asOf: Date
}

/** Nothing is known: no link was asked for, nothing was validated. */
export function nothingGiven(asOf: Date): Given {
  return { link: () => null, compliance: () => null, conformance: () => null, asOf }
}

/** What a status alone says of an address, where nothing else is known of it. */
export function linkOfStatus(status: number): KnownLink {
  const row = ofStatus.find(({ from, to }) => status >= from && status <= to) ?? unreachable
  return { status, confident: row.confident, outcome: row.outcome, isSmallPage: false }
}

const unreachable = { confident: 'no', outcome: 'network' } as const

/** What counts as surely there, surely gone, and not known. */
const ofStatus: readonly (Pick<KnownLink, 'confident' | 'outcome'> & { readonly from: number; readonly to: number })[] =
  [
    { from: 200, to: 299, confident: 'yes', outcome: 'reachable' },
    { from: 300, to: 399, confident: 'no', outcome: 'redirect' },
    { from: 401, to: 401, confident: 'unknown', outcome: 'login' },
    { from: 403, to: 403, confident: 'unknown', outcome: 'forbidden' },
    { from: 404, to: 404, confident: 'no', outcome: 'not-found' },
    { from: 410, to: 410, confident: 'no', outcome: 'not-found' },
    { from: 429, to: 429, confident: 'unknown', outcome: 'rate-limited' },
    { from: 400, to: 499, confident: 'unknown', outcome: 'client-error' },
    { from: 500, to: 599, confident: 'no', outcome: 'server-error' },
    { from: 1300, to: 1300, confident: 'no', outcome: 'invalid' },
  ]
