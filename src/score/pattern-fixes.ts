import type { PatternFix } from '../model/assessment.ts'
import type { Asked } from './asked.ts'
import type { Bench } from './bench.ts'
import { allFaults, type Faults, faultsMended } from './faults.ts'
import type { FixKind } from './fix-table.ts'
import { linkTests } from './link-tests.ts'
import { keyOf } from './tests.ts'
import type { Trial } from './trials.ts'

/** What was judged, before anything was mended. */
export interface Judged {
  readonly letters: readonly string[]
  readonly faults: Faults
}

/** The tests that fixes of these kinds make pass, whatever is wrong. */
const ruled: Readonly<Partial<Record<FixKind, string>>> = {
  compliance: 'dcatApCompliance',
  conformance: 'conformance',
}

/** What a fix would turn, by judging with it; null when it turns nothing. */
export function patternFixes(
  asked: readonly Asked[],
  bench: Bench,
): (trial: Trial, judged: Judged) => PatternFix | null {
  const exported = asked.map(({ name, parameters }) => asked.findIndex(isExportOf(name, parameters)))
  const links = asked.flatMap(({ name }, place) => (name in linkTests ? [place] : []))

  const placesOf = (test: string): number[] => asked.flatMap(({ name }, place) => (name === test ? [place] : []))
  const ruledPlaces = new Map(Object.values(ruled).map(test => [test, placesOf(test)]))

  const judgedWith = (trial: Trial, before: readonly string[]): string[] => {
    bench.overlay.make(trial.changes, trial.identified)
    const after = bench.rejudge(trial.family, before, trial)
    bench.overlay.make(null)
    return after.map((letters, resource) => withNewLinks(letters, before[resource], links))
  }
  const ruledBy = (test: string, [dataset, ...others]: readonly string[]): string[] => {
    return [passing(dataset, ruledPlaces.get(test) ?? []), ...others]
  }

  return (trial, { letters, faults }) => {
    const test = ruled[trial.row.kind]
    const told = test === undefined ? judgedWith(trial, letters) : ruledBy(test, letters)
    const { breaks } = trial.row
    const after = breaks === null ? told : broken(told, ruledPlaces.get(breaks) ?? [])
    const mends = test === undefined ? faultsMended(faults, trial, bench) : allFaults(faults, test)
    const changed: [number, string][] = []
    for (const [place, now] of after.entries()) if (now !== letters[place]) changed.push([place, now])
    if (changed.length === 0 && Object.keys(mends).length === 0) return null
    const resource = after.length > letters.length ? letters.length : trial.resource
    const isExported = isMadeByExport({ letters, changed, exported })
    return { fix: trial.row.code, resource, after: changed, mends, isExported }
  }
}

/** An address where none stood is stated so that it answers: that is what the fix says. */
function withNewLinks(letters: string, before: string | undefined, links: readonly number[]): string {
  if (letters === before) return letters
  const isNew = (place: number): boolean => letters[place] === '?' && (before === undefined || before[place] === '0')
  return passing(letters, links.filter(isNew))
}

/** A fix that one profile asks for and another takes for an error: the dataset passes no longer what it passed. */
function broken([dataset, ...others]: readonly string[], places: readonly number[]): string[] {
  const told = dataset.split('')
  for (const place of places) if (told[place] === '1') told[place] = '0'
  return [told.join(''), ...others]
}

/** Letters with some that pass. */
function passing(letters: string, places: readonly number[]): string {
  if (places.length === 0) return letters
  const told = letters.split('')
  for (const place of places) told[place] = '1'
  return told.join('')
}

/** Does everything that a fix makes pass, pass already as our export has it? */
function isMadeByExport({
  letters,
  changed,
  exported,
}: {
  readonly letters: readonly string[]
  readonly changed: readonly (readonly [resource: number, letters: string])[]
  readonly exported: readonly number[]
}): boolean {
  let isAnyTurned = false
  for (const [resource, told] of changed) {
    const before = letters[resource]
    for (let test = 0; test < told.length; test++) {
      if (told[test] !== '1' || before?.[test] === '1') continue
      if (before?.[exported[test]] !== '1') return false
      isAnyTurned = true
    }
  }
  return isAnyTurned
}

/** Is it the same test read as our export has it? Of a test that does not depend on that there is none. */
function isExportOf(name: string, parameters: Asked['parameters']): (asked: Asked) => boolean {
  const exported = keyOf(name, { ...parameters, mapping: 'eu-export' })
  const own = keyOf(name, parameters)
  return ({ key }) => key === exported && exported !== own
}
