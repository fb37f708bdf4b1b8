import { createTurnstile, type Turnstile, type Visit } from './turnstile.ts'

/** Lets few requests at a time through to one host, whichever source they are for; hosts do not wait for one another. */
export interface HostGate {
  /**
   * Waits for its turn at the host; what it answers gives the place back.
   * @throws HarvestError `http-status` when the host wants to be left alone for too long, and the signal's reason
   */
  enter(host: string, visit: Visit): Promise<() => void>
  /** Lets nobody in to the host for so many ms, as it asked for with this status. */
  pause(host: string, ms: number, status: number): void
  /** Hosts that it remembers anything of at the moment. */
  hosts(): readonly string[]
}

/** Makes a gate for so many requests at a time to one host. */
export function createHostGate(concurrency: number): HostGate {
  const turnstiles = new Map<string, Turnstile>()
  const turnstileOf = (host: string): Turnstile => {
    const turnstile = turnstiles.get(host) ?? createTurnstile(concurrency, () => turnstiles.delete(host))
    turnstiles.set(host, turnstile)
    return turnstile
  }
  return {
    enter: (host, visit) => turnstileOf(host).enter(visit),
    pause: (host, ms, status) => turnstileOf(host).pause(ms, status),
    hosts: () => [...turnstiles.keys()],
  }
}
