/** What came of asking for an address; see `vocab/link-outcomes.tsv` for the words. */
export type LinkOutcome =
  | 'reachable'
  /** HEAD is refused or unanswered, GET answers. */
  | 'head-refused'
  | 'redirect'
  | 'login'
  | 'forbidden'
  | 'not-found'
  | 'rate-limited'
  | 'server-error'
  | 'timed-out'
  | 'network'
  | 'dns'
  | 'tls'
  /** Answers, but with a small web page where data was promised; no probe says so, as none knows what was promised. */
  | 'wrong-content'
  /** Not an address that can be asked for. */
  | 'invalid'
  /** An address that we must not or cannot ask: private networks, robots.txt, mail and FTP. */
  | 'not-asked'
  /** Any other 4xx, such as 400 of a service that wants parameters. */
  | 'client-error'

/** How sure we are that it answers. `doubtful` and `unknown` are held against nobody. */
export type LinkConfidence = 'yes' | 'no' | 'unknown' | 'doubtful'

/** What one probe saw. */
export interface LinkObservation {
  readonly url: string
  readonly at: Date
  /** From the first request to the last, in ms. */
  readonly ms: number
  readonly method: 'HEAD' | 'GET'
  /** The status of HEAD as the European portal counts it: 1100 when no answer came, 1300 when the address is not valid. */
  readonly headStatus: number
  /** The status of the GET that followed; null when none did. */
  readonly getStatus: number | null
  readonly outcome: LinkOutcome
  /** The address that answered; null when none did. */
  readonly finalUrl: string | null
  readonly mediaType: string | null
  /** Bytes of the whole, as the server says; null when it does not. */
  readonly contentLength: number | null
  /** Is it a small web page, or one with a title like that of a login? */
  readonly isSmallPage: boolean
  /** When we may ask again, by Retry-After; null when not said. */
  readonly retryAfter: Date | null
  /** What failed, such as `ENOTFOUND` or `CERT_HAS_EXPIRED`; null when nothing did. */
  readonly error: string | null
}

/** What is known of an address after all probes of it. */
export interface LinkState {
  readonly url: string
  /** The strict status: what HEAD answered last. */
  readonly status: number
  readonly outcome: LinkOutcome
  /** For a web page; of an address that promises data `wrong-content` pages are `doubtful` instead of `yes`. */
  readonly confident: LinkConfidence
  readonly checkedAt: Date
  readonly method: 'HEAD' | 'GET'
  readonly getStatus: number | null
  readonly finalUrl: string | null
  readonly mediaType: string | null
  readonly contentLength: number | null
  readonly isSmallPage: boolean
  readonly error: string | null
  readonly ms: number
  /** How many probes there have been. */
  readonly tries: number
  /** How many in a row ended alike: all answered, all were gone, all led nowhere, all failed otherwise, or all said nothing sure. */
  readonly streak: number
  /** When that row began. */
  readonly alikeSince: Date
  /** When the present row of failures began, of whatever kind; null while it answers, and while nothing sure is known. */
  readonly failingSince: Date | null
  /** When it was last seen to answer; null when never. */
  readonly lastGoodAt: Date | null
  readonly nextCheckAt: Date
}

/** An address that is due to be asked for. */
export interface DueLink {
  readonly url: string
  /** Host with port, as requests are counted by. */
  readonly host: string
  /** What is known; null when it was never asked for. */
  readonly state: LinkState | null
}

/** What scoring needs of an address. */
export interface KnownLink {
  /** HTTP status, 1100 or 1300. */
  readonly status: number
  readonly confident: LinkConfidence
  readonly outcome: LinkOutcome
  readonly isSmallPage: boolean
}

/** The links of one host, as a report tells of them. */
export interface HostLinks {
  readonly host: string
  readonly addresses: number
  readonly checked: number
  /** How many ended in each outcome; only those that occur. */
  readonly outcomes: Readonly<Partial<Record<LinkOutcome, number>>>
  /** Addresses beyond the cap for this host that were left out of the last round. */
  readonly skipped: number
  /** Some that fail, worst first. */
  readonly examples: readonly Pick<LinkState, 'url' | 'outcome' | 'status' | 'error' | 'failingSince' | 'checkedAt'>[]
}

/**
 * Asks for one address without reading what is there: HEAD, and GET of its first bytes where HEAD does not settle it. Answers
 * whatever happens. @throws only the signal's reason
 */
export type Probe = (url: string, options?: { readonly signal?: AbortSignal }) => Promise<LinkObservation>
