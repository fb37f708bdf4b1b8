import type { PatternFix } from '../model/assessment.ts'
import { dcat, dcterms } from '../rdf/vocabulary.ts'
import type { Faults } from './faults.ts'
import type { Judged } from './pattern-fixes.ts'
import { nameOf, type View } from './scene.ts'
import type { Trial } from './trials.ts'

/** From so many distributions on a fix is not tried on each that is like another. */
const many = 64

/** So many fixes are tried in one dataset; it has thousands of distributions, no two alike, when there are more. */
const mostTried = 3000

type FixWith = (trial: Trial, judged: Judged) => PatternFix | null

/**
 * Tries fixes on a dataset with very many distributions, of which each takes time that grows with their number: what a fix
 * does on one it does on every other that is like it. Smaller datasets are tried throughout.
 */
export function triedOnce(
  view: View,
  fixWith: FixWith,
): (judged: Judged, count: number) => (trial: Trial) => PatternFix | null {
  const texts = new Set([dcterms.title, dcterms.description].map(property => view.iri(property)))
  const free = new Set([...texts, view.iri(dcat.accessURL), view.iri(dcat.downloadURL)])
  const likenessOf = (id: number): string =>
    view
      .predicatesOf(id)
      .filter(predicate => !free.has(predicate))
      .map(predicate => `${predicate}:${view.objectsOf(id, predicate).toSorted().join()}`)
      .sort()
      .join(';')
  return (judged, count) => {
    if (count < many) return trial => fixWith(trial, judged)
    const known = new Map<string, { readonly trial: Trial; readonly fix: PatternFix | null }>()
    let tried = 0
    return trial => {
      const id = trial.resource === 0 ? 0 : trial.family.distributions[trial.resource - 1]
      const isPlain = id !== 0 && isOnlyOn(trial, id, texts) && !isAtFault(judged.faults, nameOf(view, id))
      const key = isPlain ? `${trial.row.code} ${judged.letters[trial.resource]} ${trial.turtle} ${likenessOf(id)}` : ''
      const before = isPlain ? known.get(key) : undefined
      if (before !== undefined) return moved(before.fix, before.trial.resource, trial.resource)
      if (tried++ > mostTried) return null
      const fix = fixWith(trial, judged)
      if (isPlain && isOwn(fix, trial.resource)) known.set(key, { trial, fix })
      return fix
    }
  }
}

/** Does it change this resource, and no text of it? What it writes of other subjects is the same for all that are alike. */
function isOnlyOn({ changes }: Trial, id: number, texts: ReadonlySet<number>): boolean {
  return [...(changes.get(id)?.keys() ?? texts)].every(predicate => !texts.has(predicate))
}

function isAtFault({ focuses }: Faults, name: string): boolean {
  return focuses.has(name)
}

/** Does it turn letters of nothing but the dataset and the resource that it is made on, and mend nothing besides? */
function isOwn(fix: PatternFix | null, resource: number): boolean {
  if (fix === null) return true
  return Object.keys(fix.mends).length === 0 && fix.after.every(([place]) => place === 0 || place === resource)
}

/** The same fix on another resource. */
function moved(fix: PatternFix | null, from: number, to: number): PatternFix | null {
  if (fix === null || from === to) return fix
  const after = fix.after.map(([place, letters]) => [place === from ? to : place, letters] as const)
  return { ...fix, resource: to, after }
}
