import type { Timings } from '../model/harvest.ts'

/** Notes how long each stage takes, in whole ms; a stage that comes several times is added up. */
export interface Stopwatch {
  time<T>(stage: string, work: () => T | Promise<T>): Promise<T>
  timings(): Timings
}

export function createStopwatch(): Stopwatch {
  const spent: Record<string, number> = {}
  return {
    time: async (stage, work) => {
      const started = performance.now()
      try {
        return await work()
      } finally {
        spent[stage] = (spent[stage] ?? 0) + performance.now() - started
      }
    },
    timings: () => Object.fromEntries(Object.entries(spent).map(([stage, ms]) => [stage, Math.round(ms)])),
  }
}
