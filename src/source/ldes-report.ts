import type { Entities } from './ldes-entity.ts'

/**
 * What some events changed, counted in resources that the feed describes, so distributions and publishers too. A resource
 * that was told anew with the same description is unchanged. IRIs sorted.
 * @see https://semiceu.github.io/LDES-DCAT-AP-feeds/
 */
export interface FeedReport {
  readonly added: number
  readonly removed: number
  readonly updated: number
  readonly unchanged: number
  readonly addedURIs: readonly string[]
  readonly removedURIs: readonly string[]
  readonly updatedURIs: readonly string[]
}

/** Compares what a feed told before with what it tells now. */
export function reportOn(before: Entities, after: Entities): FeedReport {
  const was = (iri: string): string | null => before.get(iri)?.statements ?? null
  const is = (iri: string): string | null => after.get(iri)?.statements ?? null
  const standing = [...after.keys()].filter(iri => is(iri) !== null)
  const addedURIs = standing.filter(iri => was(iri) === null).sort()
  const updatedURIs = standing.filter(iri => was(iri) !== null && was(iri) !== is(iri)).sort()
  const removedURIs = [...before.keys()].filter(iri => was(iri) !== null && is(iri) === null).sort()
  return {
    added: addedURIs.length,
    removed: removedURIs.length,
    updated: updatedURIs.length,
    unchanged: standing.length - addedURIs.length - updatedURIs.length,
    addedURIs,
    removedURIs,
    updatedURIs,
  }
}
