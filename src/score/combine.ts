import type { Pattern, PatternFix } from '../model/assessment.ts'

/** Where two fixes answer the same test differently, the letter that stands last here is the answer. */
const strength = '-0?1'

/**
 * The pattern after fixes made together: of each resource the letters that any of them changes, and a test that faults
 * break passes when they are all mended. A new distribution is one, however many of the fixes bring it. What is left to
 * be fixed is not told: fixes are judged one by one from `pattern`, so more of them are combined with that.
 */
export function combine(pattern: Pattern, fixes: readonly PatternFix[]): Pattern {
  if (fixes.length === 0) return pattern
  const verdicts: string[] = [...pattern.verdicts]
  for (const [resource, letters] of fixes.flatMap(({ after }) => after)) {
    verdicts[resource] = merged(pattern.verdicts[resource] ?? null, verdicts[resource] ?? letters, letters)
  }
  const faults = faultsLeft(pattern, fixes)
  const passing = pattern.tests.flatMap((test, place) => (pattern.faults[test] > 0 && faults[test] === 0 ? place : []))
  for (const place of passing) verdicts[0] = `${verdicts[0].slice(0, place)}1${verdicts[0].slice(place + 1)}`
  return { ...pattern, verdicts, faults, fixes: [] }
}

/** The letters of one resource with those that a fix changes; `before` is how they were before any fix. */
function merged(before: string | null, sofar: string, letters: string): string {
  if (sofar === before || sofar === letters) return letters
  let result = ''
  for (let place = 0; place < letters.length; place++) {
    const [old, own, other] = [before?.[place], sofar[place], letters[place]]
    const isKept = other === old || (own !== old && strength.indexOf(own) >= strength.indexOf(other))
    result += isKept ? own : other
  }
  return result
}

/** Faults of each test that no fix mends. */
function faultsLeft({ faults }: Pattern, fixes: readonly PatternFix[]): Record<string, number> {
  const left: Record<string, number> = {}
  for (const [test, count] of Object.entries(faults)) {
    const mended = new Set(fixes.flatMap(({ mends }) => mends[test] ?? []))
    left[test] = Math.max(0, count - mended.size)
  }
  return left
}
