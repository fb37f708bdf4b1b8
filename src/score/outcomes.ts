import type { Pattern, PatternFix } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import { combine } from './combine.ts'
import { type Counted, rounded, totalsOf } from './counting.ts'
import { type Verdicts, verdictsOf } from './verdicts.ts'

/** Fixes with what they come to. */
export interface Outcome {
  readonly fixes: readonly PatternFix[]
  readonly gain: number
  readonly passes: (counted: Counted) => boolean
}

/** Makes fixes and counts again. */
export function trial(pattern: Pattern, method: Method): (fixes: readonly PatternFix[]) => Outcome {
  const standing = verdictsOf(pattern, method)
  const totalWith = totalsOf(standing, method)
  const before = totalWith(new Map())
  const single = new Map<PatternFix, Outcome>()
  const make = (fixes: readonly PatternFix[]): Outcome => {
    const mended = combine(pattern, fixes)
    const changed = changedRows(pattern, mended, { method, fixes })
    const places = [...new Set(fixes.map(({ resource }) => resource))]
    const isPassed = (place: number, indicator: number): boolean =>
      (changed.get(place) ?? standing[place])?.[indicator] === true
    return {
      fixes,
      gain: rounded(totalWith(changed) - before),
      passes: ({ indicator, resource }) => [resource, ...places].some(place => isPassed(place, indicator)),
    }
  }
  return fixes => {
    if (fixes.length !== 1) return make(fixes)
    const outcome = single.get(fixes[0]) ?? make(fixes)
    single.set(fixes[0], outcome)
    return outcome
  }
}

/** The verdicts on the resources that fixes change, by place. */
function changedRows(
  before: Pattern,
  mended: Pattern,
  { method, fixes }: { readonly method: Method; readonly fixes: readonly PatternFix[] },
): ReadonlyMap<number, Verdicts[number]> {
  const told = new Set([0, ...fixes.flatMap(({ after }) => after.map(([place]) => place))])
  const others = [...told].filter(place => place > 0 && mended.verdicts[place] !== before.verdicts[place])
  const verdicts = [mended.verdicts[0], ...others.map(place => mended.verdicts[place])]
  const [dataset, ...rows] = verdictsOf({ ...mended, verdicts }, method)
  return new Map([[0, dataset], ...others.map((place, at) => [place, rows[at]] as const)])
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
