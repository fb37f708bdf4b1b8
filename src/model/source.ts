/**
 * Rank of a catalogue when the same resource stands in several: an own rank (1 is first), else public before private, and
 * last those that collect what others publish.
 */
export type Precedence =
  | { readonly kind: 'ranked'; readonly rank: number }
  | { readonly kind: 'public' }
  | { readonly kind: 'private' }
  | { readonly kind: 'collector' }

/** Bounds on one harvest of a source. */
export interface Limits {
  /** Largest document, in bytes after decompression. */
  readonly maxBytes: number
  /** Longest time for one document, in ms. */
  readonly timeout: number
  /** Longest time for a whole run, repetitions and pages included, in ms. */
  readonly budget: number
  /** Most documents that one run fetches. */
  readonly maxPages: number
  /** A harvest that would remove more than this share (0–1) of what is stored is held for approval. */
  readonly maxRemovedShare: number
  /** How long a record stays that is no longer in the answer, in days; 0 removes it at once. */
  readonly graceDays: number
  /** Of so many runs with new bytes the bytes are kept. */
  readonly keepRuns: number
}

/**
 * Limits for a source that states none: 256 MiB, ten minutes for a document and an hour for a run, 1,000 documents, three
 * tenths, two days, the bytes of 30 runs.
 */
export const defaultLimits: Limits = {
  maxBytes: 256 * 1024 * 1024,
  timeout: 600_000,
  budget: 3_600_000,
  maxPages: 1000,
  maxRemovedShare: 0.3,
  graceDays: 2,
  keepRuns: 30,
}

/** Who is told what happens to a source. */
export interface Notify {
  /** Addresses that get mail. */
  readonly mail: readonly string[]
  /** Addresses that get a signed POST. */
  readonly webhooks: readonly string[]
  /**
   * Mail at once when the state changes, a summary each week (Monday morning), or both; `none` only writes to the feeds.
   * Webhooks are told of changes at once unless it is `none`, as programs have no use for a summary.
   */
  readonly when: 'changes' | 'digest' | 'both' | 'none'
  /** A fall of the mean by more points than this, under the headline method (0–405), is told of. */
  readonly dropPoints: number
}

/** Nobody is told. */
export const notifyNobody: Notify = { mail: [], webhooks: [], when: 'changes', dropPoints: 5 }

/** A harvest source (skördningskälla): where an organisation's catalogue is and how it is harvested. */
export interface Source {
  /** Chosen by the one who registers it: lower-case letters, digits and hyphens. */
  readonly id: string
  /** IRI of the responsible organisation; null when not stated. */
  readonly organisation: string | null
  readonly title: string
  /** Name of a row in `source/kinds.ts`. */
  readonly kind: string
  readonly url: string
  /** Id of the application profile its metadata is judged by. */
  readonly profile: string
  /** Cron expression in Europe/Stockholm; null when harvested only on demand. */
  readonly schedule: string | null
  readonly precedence: Precedence
  readonly enabled: boolean
  readonly limits: Limits
  /** What its kind can be told besides the address, by name, such as `query` of a SPARQL source; see `source/kinds.ts`. */
  readonly settings: Readonly<Record<string, string>>
  readonly notify: Notify
}

/**
 * A text that sorts as the catalogues rank: individually ranked, then public, then private, then collectors; ties by
 * source id, so that the outcome never depends on the order of harvests.
 * @see rule 32 of the harvesting rules, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export function precedenceKey(source: Pick<Source, 'id' | 'precedence'>): string {
  const { precedence } = source
  if (precedence.kind === 'ranked') return `0 ${String(precedence.rank).padStart(6, '0')} ${source.id}`
  return `${{ public: 1, private: 2, collector: 3 }[precedence.kind]} ${source.id}`
}
