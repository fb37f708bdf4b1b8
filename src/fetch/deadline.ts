import { HarvestError } from '../model/harvest.ts'

/** How long one document is waited for. */
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
}

/** Patient with servers that work, not with those that drip. */
export const defaultPatience: Patience = {
  connect: 15_000,
  headers: 180_000,
  idle: 30_000,
  minimumRate: 512,
  window: 30_000,
}

/** The end of one fetch: at its total time, when the answer comes too slowly, or when the caller aborts. */
export interface Deadline {
  readonly signal: AbortSignal
  /** From now on the bytes counted must come at the minimum rate. */
  watch(): void
  count(bytes: number): void
  /** Stops the clocks. */
  clear(): void
}

/** Starts the clock. The signal's reason is a HarvestError `timed-out`, or what the caller's own signal gave. */
export function startDeadline(
  url: string,
  timeout: number,
  options: { readonly patience: Patience; readonly signal: AbortSignal | undefined },
): Deadline {
  const { minimumRate, window } = options.patience
  const controller = new AbortController()
  const seconds = (ms: number): string => String(Math.round(ms / 1000))
  const fail = (details: Readonly<Record<string, string>>): void =>
    controller.abort(new HarvestError('timed-out', { url, ...details }))
  const total = setTimeout(() => fail({ seconds: seconds(timeout) }), timeout)
  let pace: NodeJS.Timeout | undefined
  let received = 0
  const judge = (): void => {
    if (received < (minimumRate * window) / 1000) fail({ reason: 'too-slow' })
    received = 0
  }
  return {
    signal: AbortSignal.any([controller.signal, ...(options.signal ? [options.signal] : [])]),
    watch: () => {
      pace ??= setInterval(judge, window)
    },
    count: bytes => {
      received += bytes
    },
    clear: () => {
      clearTimeout(total)
      clearInterval(pace)
    },
  }
}
