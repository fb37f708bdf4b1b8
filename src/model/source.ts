/** Rank of a catalogue when the same resource stands in several: an own rank (1 is first), else public before private. */
export type Precedence =
  | { readonly kind: 'ranked'; readonly rank: number }
  | { readonly kind: 'public' }
  | { readonly kind: 'private' }

/** Bounds on one harvest of a source. */
export interface Limits {
  /** Largest document, in bytes after decompression. */
  readonly maxBytes: number
  /** Longest time for one document, in ms. */
  readonly timeout: number
  /** A harvest that would remove more than this share (0–1) of what is stored is held for approval. */
  readonly maxRemovedShare: number
}

/** Limits for a source that states none: 256 MiB, ten minutes, three tenths. */
export const defaultLimits: Limits = { maxBytes: 256 * 1024 * 1024, timeout: 600_000, maxRemovedShare: 0.3 }

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
}

/**
 * A text that sorts as the catalogues rank: individually ranked, then public, then private; ties by source id,
 * so that the outcome never depends on the order of harvests.
 * @see rule 32 of the harvesting rules, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export function precedenceKey(source: Pick<Source, 'id' | 'precedence'>): string {
  const { precedence } = source
  if (precedence.kind === 'ranked') return `0 ${String(precedence.rank).padStart(6, '0')} ${source.id}`
  return `${precedence.kind === 'public' ? 1 : 2} ${source.id}`
}
