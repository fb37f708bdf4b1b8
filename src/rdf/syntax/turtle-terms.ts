import type { GraphBuilder } from '../builder.ts'
import { isAbsoluteIri, resolveIri } from '../iri.ts'
import { fault } from '../parsing.ts'

/** A term as n3 holds it while it reads: its id in the builder, and the text that n3 makes prefixes of. */
export interface TermRef {
  readonly id: number
  readonly value: string
}

/** What the terms of one document are made with. */
export interface TermOptions {
  /** What an IRI is resolved against that is not absolute even when the document's own base is put before it. */
  readonly baseIri: string
  /** Put before blank node labels. */
  readonly scope: string
  /** Told of every IRI, resolved; new means that the builder has not met it before. */
  readonly onIri: (iri: string, isNew: boolean) => void
  /** Told of every statement, and whether its object is a literal. */
  readonly onStatement: (statement: StatementRef, isLiteral: boolean) => void
}

/** The term ids of a statement; graph 0 is the default graph. */
interface StatementRef {
  readonly subject: number
  readonly predicate: number
  readonly object: number
  readonly graph: number
}

/** The part of an RDF/JS data factory that n3's parser calls, making term ids instead of terms. */
export class TermRefFactory {
  readonly #builder: GraphBuilder
  readonly #options: TermOptions
  /** By term id; of IRIs and blank nodes only. */
  readonly #refs: (TermRef | undefined)[] = []
  readonly #defaultGraph: TermRef = { id: 0, value: '' }
  #generated = 0

  constructor(builder: GraphBuilder, options: TermOptions) {
    this.#builder = builder
    this.#options = options
  }

  namedNode(found: string): TermRef {
    const { terms } = this.#builder
    const iri = isAbsoluteIri(found) ? found : resolveIri(found, this.#options.baseIri)
    const next = terms.count
    const id = terms.iri(iri)
    this.#options.onIri(iri, id === next)
    return this.#ref(id, iri)
  }

  /** Labels written in the document come with `n` behind the scope, made ones with `g`: they never meet. */
  blankNode(label?: string): TermRef {
    const own = label ?? `${this.#options.scope}g${this.#generated++}`
    return this.#ref(this.#builder.terms.blank(own), own)
  }

  literal(value: string, qualifier?: string | TermRef | { readonly direction: string }): TermRef {
    const { terms } = this.#builder
    if (qualifier === undefined) return { id: terms.literal(value), value }
    if (typeof qualifier === 'string') return { id: terms.text(value, qualifier), value }
    if ('id' in qualifier) return { id: terms.literal(value, qualifier.id), value }
    throw fault('rdf12-not-supported', null, { found: `--${qualifier.direction}` })
  }

  variable(name: string): TermRef {
    throw fault('syntax-error', null, { found: `?${name}` })
  }

  defaultGraph(): TermRef {
    return this.#defaultGraph
  }

  /** Passes the statement on and answers null, so that n3 has no quad to hold; null as a term is RDF 1.2. */
  quad(subject: TermRef | null, predicate: TermRef, object: TermRef | null, graph: TermRef): null {
    if (subject === null || object === null) throw fault('rdf12-not-supported', null, { found: '<<' })
    const statement = { subject: subject.id, predicate: predicate.id, object: object.id, graph: graph.id }
    this.#options.onStatement(statement, this.#refs[object.id] === undefined)
    return null
  }

  #ref(id: number, value: string): TermRef {
    const known = this.#refs[id]
    if (known !== undefined) return known
    const ref = { id, value }
    this.#refs[id] = ref
    return ref
  }
}
