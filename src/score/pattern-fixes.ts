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

  const judgedWith = (trial: Trial, before: readonly string[]): string[] => {
    bench.overlay.make(trial.changes, trial.identified)
    const after = bench.rejudge(trial.family, before, trial)
    bench.overlay.make(null)
    return after.map((letters, resource) => withNewLinks(letters, before[resource], links))
  }
  /** The dataset's letters of a test, wherever one stands, as the other one. */
  const turned = (test: string | null, [from, to]: readonly [string, string], all: readonly string[]): string[] =>
    all.map((letters, resource) => {
      const isTurned = (place: number, letter: string): boolean =>
        resource === 0 && asked[place].name === test && from.includes(letter)
      return [...letters].map((letter, place) => (isTurned(place, letter) ? to : letter)).join('')
    })

  return (trial, { letters, faults }) => {
    const test = ruled[trial.row.kind]
    const judged = test === undefined ? judgedWith(trial, letters) : turned(test, ['0?', '1'], letters)
    const after = trial.row.breaks === null ? judged : turned(trial.row.breaks, ['1', '0'], judged)
    const mends = test === undefined ? faultsMended(faults, trial, bench) : allFaults(faults, test)
    const changed = after.flatMap((told, place): [number, string][] => (told === letters[place] ? [] : [[place, told]]))
    if (changed.length === 0 && Object.keys(mends).length === 0) return null
    const resource = after.length > letters.length ? letters.length : trial.resource
    const isExported = isMadeByExport({ letters, changed, exported })
    return { fix: trial.row.code, resource, after: changed, mends, isExported }
  }
}

/** An address where none stood is stated so that it answers: that is what the fix says. */
function withNewLinks(letters: string, before: string | undefined, links: readonly number[]): string {
  const isNew = (place: number): boolean => letters[place] === '?' && (before === undefined || before[place] === '0')
  const places = links.filter(isNew)
  return places.length === 0 ? letters : [...letters].map((letter, at) => (places.includes(at) ? '1' : letter)).join('')
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
  const turned = changed.flatMap(([resource, told]) =>
    [...told].flatMap((letter, test) =>
      letter === '1' && letters[resource]?.[test] !== '1' ? [letters[resource]?.[exported[test]] === '1'] : [],
    ),
  )
  return turned.length > 0 && !turned.includes(false)
}

/** Is it the same test read as our export has it? Of a test that does not depend on that there is none. */
function isExportOf(name: string, parameters: Asked['parameters']): (asked: Asked) => boolean {
  const exported = keyOf(name, { ...parameters, mapping: 'eu-export' })
  const own = keyOf(name, parameters)
  return ({ key }) => key === exported && exported !== own
}
