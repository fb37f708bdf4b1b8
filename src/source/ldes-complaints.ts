import type { Problem } from '../model/finding.ts'
import { withoutHash } from './ldes-links.ts'

/** A feed may well name itself, its fragments and its events by relative addresses: that rule is about what it describes. */
export function isOfFeed({ rule, details }: Problem, own: ReadonlySet<string>): boolean {
  const isRelative = rule === 'iri-relative' || rule === 'iri-relative-to-base'
  if (!isRelative || details.iri === undefined) return false
  return own.has(details.iri) || own.has(withoutHash(details.iri))
}

/** Places are told of the main document only, where they would be looked for. */
export function placedIn(isMain: boolean): (found: Problem) => Problem {
  return found => (isMain ? found : { ...found, position: null })
}
