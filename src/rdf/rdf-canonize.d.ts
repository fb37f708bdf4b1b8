/** The part of rdf-canonize that we use; the package has no types of its own. */
declare module 'rdf-canonize' {
  /** A term as rdf-canonize reads it: the plain part of an RDF/JS term. */
  export interface PlainTerm {
    readonly termType: 'NamedNode' | 'BlankNode' | 'Literal' | 'DefaultGraph'
    readonly value: string
    readonly language?: string
    readonly datatype?: { readonly value: string }
  }

  export interface PlainQuad {
    readonly subject: PlainTerm
    readonly predicate: PlainTerm
    readonly object: PlainTerm
    readonly graph: PlainTerm
  }

  export interface CanonizeOptions {
    readonly algorithm: 'RDFC-1.0'
    /** Rejects when the N-degree hash has run more often than this. */
    readonly maxDeepIterations?: number
  }

  /** Canonical N-Quads. */
  export function canonize(dataset: readonly PlainQuad[], options: CanonizeOptions): Promise<string>
}
