/** What may be worth telling of a source: only that its state has changed. */
export type NoticeKind =
  /** It was harvested last time and is not now, or fails for another cause than before. */
  | 'failing'
  /** It failed, or was held, and is harvested again. */
  | 'recovered'
  /** A run is held for approval that would remove something else than the last held run. */
  | 'held'
  /** Rules are violated that were not last time. */
  | 'new-violations'
  /** Resources lost to another source's, which were shown. */
  | 'superseded'
  /** A permanent redirect: the source's address should be changed. */
  | 'moved'
  /** The mean points fell by more than the source's threshold, through its metadata or its links. */
  | 'score-dropped'

/** One change of state, as it is kept; what is told of it is made when it is told. */
export interface Notice {
  readonly kind: NoticeKind
  /** Facts: `code` of the error; `rules` (IRIs, one a line) of new violations; `to` of a redirect; counts as digits.
   * Of `score-dropped`: `method`, `before` and `after` (mean points, one decimal, point), `metadata` and `link` (what each did to the
   * mean, signed), `datasets`, and `worst` (IRIs of the datasets that lost most, one a line).
   */
  readonly details: Readonly<Record<string, string>>
}

/** A notice as stored. */
export interface StoredNotice extends Notice {
  readonly id: number
  readonly source: string
  /** IRI of the responsible organisation; null when the source states none. */
  readonly organisation: string | null
  /** Number of the run. */
  readonly harvest: number
  readonly at: Date
}

/** One message to one receiver. */
export interface Delivery {
  readonly id: number
  readonly channel: 'mail' | 'webhook'
  readonly recipient: string
  readonly source: string
  /** The notices it tells of. */
  readonly notices: readonly number[]
  readonly createdAt: Date
  readonly attempts: number
  /** When it is tried next; null when it is delivered or given up. */
  readonly nextAttemptAt: Date | null
  readonly deliveredAt: Date | null
  /** What the last attempt failed by, in short; null when none has. */
  readonly error: string | null
}
