import type { Assessment, Pattern, PatternFix } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import { ownKeysOf } from './verdicts.ts'

/** A fix that a dataset needs in one place. */
export interface Need {
  readonly fix: PatternFix
  /** What stands there; null when nothing does. */
  readonly found: string | null
}

/** What a dataset needs, as far as its publisher can mend it. */
export interface Needs {
  readonly assessment: Assessment
  readonly needs: readonly Need[]
}

/**
 * What mends what a method counts, in each dataset. Left out is what our export mends, what is merely not known, and a fix
 * where cheaper ones together do all that it does. Codes come cheapest first.
 */
export function needsOf(
  assessments: readonly Assessment[],
  { method, codes }: { readonly method: Method; readonly codes: readonly string[] },
): readonly Needs[] {
  const asked = new Set(ownKeysOf(method))
  const cost = new Map(codes.map((code, place) => [code, place]))
  const needed = new Map<Pattern, readonly PatternFix[]>()
  return assessments.map(assessment => {
    const { pattern } = assessment
    const fixes = needed.get(pattern) ?? neededOf(pattern, asked, ({ fix }) => cost.get(fix) ?? cost.size)
    needed.set(pattern, fixes)
    const values = firstValues(assessment)
    return { assessment, needs: fixes.map(fix => ({ fix, found: values.get(placeOf(fix.fix, fix.resource)) ?? null })) }
  })
}

/** What stands in each place, of several values the first. */
function firstValues({ evidence }: Assessment): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const { about, resource, value } of evidence) {
    const place = placeOf(about, resource)
    if (value !== null && !values.has(place)) values.set(place, value)
  }
  return values
}

function placeOf(fix: string, resource: number): string {
  return `${String(resource)} ${fix}`
}

function neededOf(
  pattern: Pattern,
  asked: ReadonlySet<string>,
  costOf: (fix: PatternFix) => number,
): readonly PatternFix[] {
  const already = new Map<string, string>()
  const fixes = pattern.fixes.filter(({ isExported }) => !isExported).sort((a, b) => costOf(a) - costOf(b))
  return fixes.filter(fix => {
    const mended = [...lettersMended(fix, pattern, asked), ...faultsMended(fix, asked)]
    for (const what of mended) if (!already.has(what)) already.set(what, fix.fix)
    return mended.some(what => already.get(what) === fix.fix)
  })
}

/** Letters of tests that are asked for, each by a name. A test that faults break passes by its faults. */
function lettersMended({ after }: PatternFix, pattern: Pattern, asked: ReadonlySet<string>): string[] {
  return after.flatMap(([resource, letters]) => {
    const before = pattern.verdicts[resource] ?? ''
    return pattern.tests.flatMap((test, place) => {
      const isAsked = letters[place] !== before[place] && asked.has(test) && !(pattern.faults[test] > 0)
      return isAsked && isMended(before[place] ?? '-', letters[place]) ? `${resource} ${test} ${letters[place]}` : []
    })
  })
}

function faultsMended({ mends }: PatternFix, asked: ReadonlySet<string>): string[] {
  return Object.entries(mends).flatMap(([test, faults]) =>
    asked.has(test) ? faults.map(fault => `${test} ${fault}`) : [],
  )
}

/** Not from what is unknown: that is no fault of the publisher. To what is unknown yes: with another fix it may pass. */
function isMended(before: string, after: string): boolean {
  return (before === '0' || before === '-') && (after === '1' || after === '?')
}
