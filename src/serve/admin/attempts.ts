/** How many failed logins are taken within a time. */
export interface AttemptLimits {
  /** From one address. */
  readonly perSender: number
  /** From all together, besides those who have logged in before. */
  readonly overall: number
  /** The time, in ms. */
  readonly within: number
}

/** Ten from one address and a thousand in all within a quarter of an hour. */
const usual: AttemptLimits = { perSender: 10, overall: 1000, within: 15 * 60_000 }

/** Counts logins, so that nobody can try token after token. */
export interface Attempts {
  /**
   * Begins an attempt, which counts as failed until it is said that it was not; null when there have been too many.
   */
  begin(sender: string): { succeeded(): void } | null
}

const mostSenders = 10_000

/** A counter of failed logins. */
export function createAttempts(now: () => Date, limits: AttemptLimits = usual): Attempts {
  const failures = new Map<string, number[]>()
  const known = new Set<string>()
  let all: number[] = []
  const fresh = (times: readonly number[]): number[] => times.filter(time => time > now().getTime() - limits.within)
  const forgetSome = (): void => {
    if (failures.size < mostSenders) return
    for (const [sender, times] of failures) if (fresh(times).length === 0) failures.delete(sender)
    if (failures.size >= mostSenders) failures.clear()
  }
  return {
    begin: sender => {
      const own = fresh(failures.get(sender) ?? [])
      all = fresh(all)
      const isTooMany = own.length >= limits.perSender || (all.length >= limits.overall && !known.has(sender))
      if (isTooMany) return null
      forgetSome()
      const at = now().getTime()
      failures.set(sender, [...own, at])
      all.push(at)
      return {
        succeeded: () => {
          failures.set(sender, without(failures.get(sender) ?? [], at))
          all = without(all, at)
          if (known.size >= mostSenders) known.clear()
          known.add(sender)
        },
      }
    },
  }
}

function without(times: readonly number[], time: number): number[] {
  const place = times.indexOf(time)
  return place === -1 ? [...times] : times.toSpliced(place, 1)
}
