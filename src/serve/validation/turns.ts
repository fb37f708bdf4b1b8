/** A place in a queue. */
export interface Turn {
  /** From 1; 0 when it is this one's turn. */
  place(): number
  /** Settles when it is this one's turn; rejects when the signal comes first. */
  readonly come: Promise<void>
  /** Leaves the queue, or lets the next one have its turn. */
  readonly end: () => void
}

/** A queue in which one at a time has its turn, in the order of coming. */
export interface Turns {
  next(signal?: AbortSignal): Turn
}

/** A queue with nobody in it. */
export function createTurns(): Turns {
  const queue: { readonly begin: () => void }[] = []
  return {
    next: signal => {
      const { promise: come, resolve, reject } = Promise.withResolvers<void>()
      const one = { begin: () => resolve() }
      queue.push(one)
      if (queue[0] === one) one.begin()
      signal?.addEventListener('abort', () => reject(signal.reason))
      if (signal?.aborted === true) reject(signal.reason)
      return {
        come,
        place: () => queue.indexOf(one),
        end: () => {
          const at = queue.indexOf(one)
          if (at !== -1) queue.splice(at, 1)
          if (at === 0) queue[0]?.begin()
        },
      }
    },
  }
}
