/** How long one document is waited for, how often it is asked for, and how much one server is asked at a time. */
export interface Patience {
  /** To be let in, in ms. */
  readonly connect: number
  /** From request to the first bytes of the answer, in ms; catalogues are often put together when asked for. */
  readonly headers: number
  /** Between two pieces of the answer, in ms. */
  readonly idle: number
  /** Bytes per second, over every `window`, below which an answer is given up. */
  readonly minimumRate: number
  /** Ms. */
  readonly window: number
  /** How often a request that is worth repeating is made in all. */
  readonly attempts: number
  /** Longest wait before the first repetition, in ms; twice as long before each further one. */
  readonly backoff: number
  /** Longest wait that a server may ask for (Retry-After) and get within one fetch, in ms. */
  readonly longestWait: number
  /** Requests to one host at a time. */
  readonly concurrency: number
  /** Between the starts of two requests to one host, in ms; servers that are allowed by name are not spared so. */
  readonly spacing: number
}

/** Patient with servers that work, not with those that drip; two requests at a time, ten a second. */
export const defaultPatience: Patience = {
  connect: 15_000,
  headers: 180_000,
  idle: 30_000,
  minimumRate: 512,
  window: 30_000,
  attempts: 3,
  backoff: 1000,
  longestWait: 60_000,
  concurrency: 2,
  spacing: 100,
}
