/** A JSON-LD context, as the value of `@context`. */
export type Context = Readonly<Record<string, unknown>>

/** How the values of terms are written: as IRIs, as plain literals, or as literals of a datatype. */
export type ValueKind = 'iri' | 'literal' | { readonly datatype: string }

/** Term definitions: every term of one kind, by its IRI. */
export function terms(kind: ValueKind, iris: Readonly<Record<string, string>>): Context {
  const type = kind === 'iri' ? '@id' : kind === 'literal' ? null : kind.datatype
  const define = ([term, iri]: [string, string]) => [
    term,
    type === null ? { '@id': iri } : { '@id': iri, '@type': type },
  ]
  return Object.fromEntries(Object.entries(iris).map(define))
}

/** A class whose terms have meaning only in objects of that type. */
export function classTerm(iri: string, ...definitions: readonly Context[]): Context {
  return { '@id': iri, '@context': Object.assign({}, ...definitions) }
}
