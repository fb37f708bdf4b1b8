import { sh } from '../rdf/vocabulary.ts'
import { componentOf } from './component-name.ts'
import type { Breach } from './judge.ts'

const nodeKind = componentOf(sh.nodeKind)

/**
 * Breaches without those that tell of one mistake twice. A value of the wrong kind, such as "public" where a link belongs,
 * is on no list, matches no pattern and is of no class either, but saying so adds nothing to saying that a link belongs
 * there. SHACL reports them all and so does the engine: this is a step after it. `propertyOf`: what a breach is about.
 */
export function withoutRedundant(
  breaches: readonly Breach[],
  propertyOf: (breach: Breach) => string | null,
): readonly Breach[] {
  if (!breaches.some(isMisfit)) return breaches
  const nameOf = (breach: Breach): string => `${breach.focus} ${breach.value} ${propertyOf(breach)}`
  const misfits = new Set(breaches.filter(isMisfit).map(nameOf))
  return breaches.filter(breach => !isAboutValue(breach) || isMisfit(breach) || !misfits.has(nameOf(breach)))
}

function isMisfit(breach: Breach): boolean {
  return breach.component === nodeKind && isAboutValue(breach)
}

/** Is it about one value of a property? */
function isAboutValue({ value, shape }: Breach): boolean {
  return value !== 0 && shape.path !== null
}
