import { prefixes } from '../../rdf/vocabulary.ts'

/** A property's IRI as `dcterms:title` when its namespace has a prefix, else as it stands. */
export function curie(iri: string): string {
  const found = Object.entries(prefixes).find(([, base]) => iri.startsWith(base))
  return found === undefined ? iri : `${found[0]}:${iri.slice(found[1].length)}`
}
