/** When addresses are asked again, and how long a failure lasts before it counts. Times are in ms. */
export interface LinkPolicy {
  /** After it answered: `first`, then `step` longer each time in a row, at most `most`. */
  readonly good: { readonly first: number; readonly step: number; readonly most: number }
  /** After it failed. */
  readonly bad: number
  /** After it said nothing sure, unless its server said when (Retry-After), which is kept to within `most`. */
  readonly unknown: { readonly usual: number; readonly least: number; readonly most: number }
  /** What is no address will be none the next time either. */
  readonly invalid: number
  /** 404 and 410 count after so many tries in a row that lie so far apart from the first to the last. */
  readonly gone: { readonly tries: number; readonly apart: number }
  /** A redirect that leads nowhere counts after so many tries in a row. */
  readonly astray: { readonly tries: number }
  /** 5xx, time-outs, refused connections, DNS and TLS count when they have lasted so long, and been seen so often. */
  readonly down: { readonly lasting: number; readonly tries: number }
}

const [hour, day] = [3_600_000, 86_400_000]

/** What the service goes by. @see mqa rules, URL checks */
export const defaultLinkPolicy: LinkPolicy = {
  good: { first: 7 * day, step: 7 * day, most: 28 * day },
  bad: day,
  unknown: { usual: day, least: hour, most: 7 * day },
  invalid: 28 * day,
  gone: { tries: 2, apart: day },
  astray: { tries: 3 },
  down: { lasting: 7 * day, tries: 3 },
}

/** How much a round of checks asks for, and when it gives a host or itself a rest. */
export interface RoundLimits {
  /** Hosts that are asked at the same time. */
  readonly hosts: number
  /** Most addresses of a round, of a host, and of a dataset. */
  readonly most: number
  readonly perHost: number
  readonly perDataset: number
  /** So many checks are saved together, or what there is after so many ms. */
  readonly batch: number
  readonly batchMs: number
  /** After so many failures of its network in a row a host is left for the next round. */
  readonly hostFailures: number
  /** So long is waited for a host that asks for it, in ms; else it is left for the next round. */
  readonly longestRest: number
  /** So long is waited for one that does not say how long. */
  readonly usualRest: number
  /** Fewer hosts than this say nothing of our own network. */
  readonly outageHosts: number
  /** How long is waited, in ms, before it is seen whether our own network works again, each time. */
  readonly outagePauses: readonly number[]
  /** How long is waited at a time, in ms, for the run of a source whose datasets are to be scored anew. */
  readonly runPause: number
}

/** Limits of a round at night: two requests a second make 20,000 addresses of one host three hours. */
export const nightLimits: RoundLimits = {
  hosts: 64,
  most: 200_000,
  perHost: 20_000,
  perDataset: 200,
  batch: 200,
  batchMs: 10_000,
  hostFailures: 5,
  longestRest: 60_000,
  usualRest: 10_000,
  outageHosts: 4,
  outagePauses: [0, 60_000, 300_000, 900_000],
  runPause: 5000,
}

/** Limits of a round during the day, for what falls due between the nights. */
export const dayLimits: RoundLimits = { ...nightLimits, hosts: 16, most: 5000, perHost: 500 }
