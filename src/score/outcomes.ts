import type { Pattern, PatternFix } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import { combine } from './combine.ts'
import { type Counted, rounded, totalOf } from './counting.ts'
import { verdictsOf } from './verdicts.ts'

/** Fixes with what they come to. */
export interface Outcome {
  readonly fixes: readonly PatternFix[]
  readonly gain: number
  readonly passes: (counted: Counted) => boolean
}

/** Makes fixes and counts again. */
export function trial(pattern: Pattern, method: Method): (fixes: readonly PatternFix[]) => Outcome {
  const before = totalOf(verdictsOf(pattern, method), method)
  const single = new Map<PatternFix, Outcome>()
  const make = (fixes: readonly PatternFix[]): Outcome => {
    const mended = combine(pattern, fixes)
    const verdicts = verdictsOf(mended, method)
    const places = [...new Set(fixes.map(({ resource }) => resource))]
    return {
      fixes,
      gain: rounded(totalOf(verdicts, method) - before),
      passes: ({ indicator, resource }) => [resource, ...places].some(place => verdicts[place]?.[indicator] === true),
    }
  }
  return fixes => {
    if (fixes.length !== 1) return make(fixes)
    const outcome = single.get(fixes[0]) ?? make(fixes)
    single.set(fixes[0], outcome)
    return outcome
  }
}

/** The first code that alone makes it pass, where that gains most; else all of them together; else the first that there is. */
export function bestOf(
  options: readonly (readonly PatternFix[])[],
  counted: Counted,
  tried: (fixes: readonly PatternFix[]) => Outcome,
): Pick<Outcome, 'fixes' | 'gain'> {
  for (const places of options) {
    const passing = places.map(fix => tried([fix])).filter(({ passes }) => passes(counted))
    if (passing.length > 0) return most(passing)
  }
  const together = options.flatMap(places =>
    places.length === 0 ? [] : [most(places.map(fix => tried([fix]))).fixes[0]],
  )
  if (together.length === 0) return { fixes: [], gain: 0 }
  const all = tried(together)
  return all.passes(counted) ? all : tried(together.slice(0, 1))
}

function most(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce((best, next) => (next.gain > best.gain ? next : best))
}
