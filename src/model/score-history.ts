/** Why a score changed: the publisher's metadata, a link, a vocabulary of ours, the method. */
export type ChangeCause = 'metadata' | 'link' | 'vocabulary' | 'method'

/** All causes. The last two are never the publisher's doing. */
export const changeCauses: readonly ChangeCause[] = ['metadata', 'link', 'vocabulary', 'method']

/** One method's part in a change. */
export interface PointsChange {
  readonly method: string
  /** null when it was not there, or is not any more. */
  readonly before: number | null
  readonly after: number | null
  /** What each cause did, in points; they sum up to the difference. Empty for what came or went. */
  readonly causes: Readonly<Partial<Record<ChangeCause, number>>>
}

/** A dataset's points at a time when something about them changed. */
export interface ScoreChange {
  /** The dataset. */
  readonly computedOn: string
  /** One for every method that changed; all of them when it came or went. */
  readonly changes: readonly PointsChange[]
}

/** A stored change. */
export interface StoredScoreChange extends ScoreChange {
  readonly at: Date
  /** Number of the run; null when links were checked. */
  readonly harvest: number | null
}

/** What scores were judged by, in checksums: when a part differs, what it changes is not the publisher's doing. */
export interface ScoreBasis {
  /** Methods: their indicators, weights and rules. */
  readonly methods: string
  /** Vocabularies, shapes and everything else that a profile knows. */
  readonly vocabularies: string
}

/** Whose scores a series is of: all that are shown, those of a publisher, or those of a source (its catalogue). */
export type SeriesScope =
  | { readonly kind: 'country' }
  | { readonly kind: 'organisation'; readonly iri: string }
  | { readonly kind: 'source'; readonly id: string }

/** The mean of a group on a day when it changed. */
export interface SeriesPoint {
  /** Date in Europe/Stockholm, `2026-11-21`. */
  readonly day: string
  readonly method: string
  readonly datasets: number
  /** Mean points, not rounded. */
  readonly points: number
  /**
   * By how much each cause moved the mean since the day before in the series; `datasets` is what came and went did. They sum
   * up to the difference. Empty on the first day.
   */
  readonly causes: Readonly<Partial<Record<ChangeCause | 'datasets', number>>>
}

const swedishDay = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Europe/Stockholm' })

/** The day that a time is of in a series: the date in Europe/Stockholm, `2026-11-21`. */
export function dayOf(time: Date): string {
  return swedishDay.format(time)
}
