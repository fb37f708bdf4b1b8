import { problem } from '../../model/finding.ts'
import type { GraphBuilder } from '../builder.ts'
import { iriProblem, isAbsoluteIri, relativeIriProblem, resolveIri } from '../iri.ts'
import type { ParseTools } from '../parsing.ts'
import { rdf } from '../vocabulary.ts'

/** A term as jsonld makes it: like RDF/JS, but a plain object. */
export interface JsonLdTerm {
  readonly termType: string
  readonly value: string
  readonly language?: string
  readonly datatype?: { readonly value: string }
}

/** A quad of jsonld; it has no object where an item of a list was dropped. */
export interface JsonLdQuad {
  readonly subject: JsonLdTerm
  readonly predicate: JsonLdTerm
  readonly object: JsonLdTerm | null
  readonly graph: JsonLdTerm
}

/** Adds jsonld's quads to a builder and looks at their IRIs. */
export class JsonLdTerms {
  readonly #builder: GraphBuilder
  readonly #tools: ParseTools
  readonly #scope: string

  constructor(builder: GraphBuilder, tools: ParseTools) {
    this.#builder = builder
    this.#tools = tools
    this.#scope = builder.scope()
  }

  add({ subject, predicate, object, graph }: JsonLdQuad): void {
    if (object === null || predicate.termType !== 'NamedNode') return
    const name = graph.termType === 'DefaultGraph' ? 0 : this.#term(graph)
    this.#builder.add(this.#term(subject), this.#iri(predicate.value), this.#term(object), name)
  }

  #term(term: JsonLdTerm): number {
    if (term.termType === 'NamedNode') return this.#iri(term.value)
    return term.termType === 'BlankNode' ? this.#builder.terms.blank(this.#scope + term.value) : this.#literal(term)
  }

  /** jsonld takes more for an absolute IRI than can be one; such a text is a reference like any other. */
  #iri(written: string): number {
    const { terms } = this.#builder
    const isAbsolute = isAbsoluteIri(written)
    const iri = isAbsolute ? written : resolveIri(written, this.#tools.baseIri)
    const next = terms.count
    const id = terms.iri(iri)
    if (id !== next) return id
    if (!isAbsolute) this.#tools.report(relativeIriProblem(written, iri, { position: null, hasBase: false }))
    const found = iriProblem(iri, null)
    if (found !== null) this.#tools.report(found)
    return id
  }

  /** Text without language cannot be rdf:langString: it becomes plain text, and is told of. */
  #literal({ value, language, datatype }: JsonLdTerm): number {
    const { terms } = this.#builder
    const text = String(value)
    if (language) return terms.text(text, language)
    if (datatype?.value !== rdf.langString) return terms.literal(text, datatype ? this.#iri(datatype.value) : 0)
    this.#tools.report(problem('parse', 'language-missing', { value: text }))
    return terms.literal(text)
  }
}
