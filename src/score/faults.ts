import type { Bench } from './bench.ts'
import type { Breach, Conformance, Given } from './given.ts'
import { type Family, nameOf, type Scene } from './scene.ts'
import type { Trial } from './trials.ts'

/** The tests that several faults can break, and what was given of them. */
const conformances: readonly { readonly test: string; readonly of: (given: Given) => Given['compliance'] }[] = [
  { test: 'dcatApCompliance', of: given => given.compliance },
  { test: 'conformance', of: given => given.conformance },
]

/** What breaks the tests of one dataset. */
export interface Faults {
  /** By test; of a test that passes, or whose faults are not known, nothing. */
  readonly counts: Readonly<Record<string, number>>
  readonly breaches: Readonly<Record<string, readonly Breach[]>>
  /** What breaks anything, by name. */
  readonly focuses: ReadonlySet<string>
}

/** What breaks a dataset. */
export function faultsOf(dataset: string, given: Given): Faults {
  const found = conformances.flatMap(({ test, of }) => {
    const told: Conformance | null = of(given)(dataset)
    return told === null || told.conforms || told.breaches.length === 0 ? [] : [[test, told.breaches] as const]
  })
  return {
    counts: Object.fromEntries(found.map(([test, breaches]) => [test, breaches.length])),
    breaches: Object.fromEntries(found),
    focuses: new Set(found.flatMap(([, breaches]) => breaches.map(({ focusNode }) => focusNode))),
  }
}

/**
 * Which faults a fix mends: those of a property of a resource that had no value or loses one to what is written, and those of
 * an old value that the family no longer names.
 */
export function faultsMended(
  { breaches, focuses }: Faults,
  { changes, family }: Pick<Trial, 'changes' | 'family'>,
  { overlay, scene }: Pick<Bench, 'overlay' | 'scene'>,
): Record<string, readonly number[]> {
  if (focuses.size === 0) return {}
  const { view } = overlay
  const mended = new Set<string>()
  const gone: number[] = []
  for (const [subject, own] of changes) {
    const name = nameOf(view, subject)
    const isFocus = focuses.has(name)
    for (const [predicate, values] of own) {
      const before = view.objectsOf(subject, predicate)
      const left = before.filter(value => !values.includes(value))
      if (isFocus && (before.length === 0 || left.length > 0)) mended.add(`${name} ${view.value(predicate)}`)
      for (const value of left) if (focuses.has(nameOf(view, value))) gone.push(value)
    }
  }
  if (mended.size === 0 && gone.length === 0) return {}
  overlay.make(changes)
  const unnamed = new Set(gone.filter(value => !names(scene, family, value)).map(value => nameOf(view, value)))
  overlay.make(null)
  const found = Object.keys(breaches).map(test => [test, placesIn(breaches[test], { mended, unnamed })] as const)
  return Object.fromEntries(found.filter(([, places]) => places.length > 0))
}

/** Does a dataset, one of its distributions or a service of theirs name a value? */
function names({ graph: view, survey }: Pick<Scene, 'graph' | 'survey'>, family: Family, value: number): boolean {
  const { dataset, distributions } = family
  return [dataset, ...distributions, ...(survey.servicesOf.get(dataset) ?? [])].some(resource =>
    view.predicatesOf(resource).some(predicate => view.objectsOf(resource, predicate).includes(value)),
  )
}

function placesIn(
  breaches: readonly Breach[],
  { mended, unnamed }: Readonly<Record<'mended' | 'unnamed', ReadonlySet<string>>>,
): number[] {
  return breaches.flatMap(({ focusNode, path }, place) =>
    unnamed.has(focusNode) || mended.has(`${focusNode} ${path}`) ? [place] : [],
  )
}

/** Every fault of a test. */
export function allFaults({ counts }: Faults, test: string): Record<string, readonly number[]> {
  const count = counts[test] ?? 0
  return count === 0 ? {} : { [test]: Array.from({ length: count }, (_, place) => place) }
}
