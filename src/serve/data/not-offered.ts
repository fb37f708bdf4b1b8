import { problemResponse } from '../problem.ts'

/** An address that belongs to services like this one, but not to this release. */
interface NotOffered {
  readonly path: string
  readonly what: string
  /** What there is instead. */
  readonly instead: string
}

/** Addresses that clients of the national portal and of linked data may try, and that are not here yet. */
export const notOffered: readonly NotOffered[] = [
  { path: '/store/search', what: 'The EntryStore search', instead: 'Search with /katalog/v1/datasets?q=' },
  { path: '/feed', what: 'The feed of changes (LDES)', instead: 'Fetch the whole catalogue from /catalog.ttl' },
  { path: '/sparql', what: 'The SPARQL endpoint', instead: 'Fetch the whole catalogue from /catalog.nt and query it' },
]

/** Says plainly that an address is not part of this release, and what to use instead. */
export function notOfferedResponse({ what, instead }: NotOffered, instance: string): Response {
  const detail = `${what} is not part of this release. ${instead}; all addresses stand in /api-docs.`
  return problemResponse({ status: 404, title: 'Not part of this release', detail }, instance)
}
