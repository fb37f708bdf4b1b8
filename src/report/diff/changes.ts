import type { Statement } from '../../model/diff.ts'
import { readTerm } from '../../rdf/written-term.ts'
import { type Naming, propertyName, valuePair, valueText } from './values.ts'

/** How the values of one property, in one language, were changed. */
export interface ToldChange {
  /** The profile's name for the property, such as `Titel`. */
  readonly property: string
  /** Its IRI. */
  readonly path: string
  /** Language tag of the values; '' when they have none. */
  readonly language: string
  /** Values that are gone and that are new, for people: shortened, quoted when they are text. */
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** The changes of one thing, property by property. */
export function changesOf(
  { gone, appeared }: { readonly gone: readonly Statement[]; readonly appeared: readonly Statement[] },
  { focusType, naming }: { readonly focusType: string | null; readonly naming: Naming },
): ToldChange[] {
  const keyOf = ({ predicate, object }: Statement): string => `${predicate} ${languageOf(object)}`
  const [before, after] = [gone, appeared].map(statements => Map.groupBy(statements, keyOf))
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort()
  return keys.map(key => {
    const [predicate, language] = key.split(' ')
    const path = predicate.slice(1, -1)
    const property = propertyName(path, focusType, naming)
    const [one, other] = [before.get(key) ?? [], after.get(key) ?? []].map(all => all.map(({ object }) => object))
    return { property, path, language, ...valuesOf(one, other, naming) }
  })
}

/** Two texts in place of each other are shortened about where they differ. */
function valuesOf(
  before: readonly string[],
  after: readonly string[],
  naming: Naming,
): Pick<ToldChange, 'before' | 'after'> {
  if (before.length === 1 && after.length === 1) return valuePair(before[0], after[0], naming)
  const text = (written: string): string => valueText(written, naming)
  return { before: before.map(text), after: after.map(text) }
}

function languageOf(object: string): string {
  const term = readTerm(object)
  return term?.kind === 'literal' ? term.language : ''
}
