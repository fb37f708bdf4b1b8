import { type Position, problem } from '../../model/finding.ts'
import type { GraphBuilder } from '../builder.ts'
import { iriProblem, isAbsoluteIri, relativeIriProblem, resolveIri } from '../iri.ts'
import { fault, type ParseTools } from '../parsing.ts'
import { rdf } from '../vocabulary.ts'

/** What references are resolved against, and those already resolved. */
export interface Base {
  readonly iri: string
  /** Is it written in the document (xml:base)? */
  readonly isDeclared: boolean
  readonly references: Map<string, number>
}

const ncName = /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Lm}\p{Pc}\u00b7.-]*$/u
const labelName = /^[\w-]+$/
const languageTag = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/

/** Makes the terms of one RDF/XML document, and complains of those that are ill-formed. */
export class RdfXmlTerms {
  readonly #builder: GraphBuilder
  readonly #tools: ParseTools
  readonly #here: () => Position
  readonly #scope: string
  readonly #nodes = new Map<string, number>()
  readonly #ids = new Set<string>()
  readonly #documentBase: Base
  readonly #languages = new Set<string>([''])
  #generated = 0

  constructor(builder: GraphBuilder, tools: ParseTools, here: () => Position) {
    this.#builder = builder
    this.#tools = tools
    this.#here = here
    this.#scope = builder.scope()
    this.#documentBase = { iri: withoutFragment(tools.baseIri), isDeclared: false, references: new Map() }
  }

  /** The base that the document came with. */
  documentBase(): Base {
    return this.#documentBase
  }

  /** The base of an xml:base attribute. */
  base(reference: string, around: Base): Base {
    const iri = withoutFragment(resolveIri(reference, around.iri))
    return iri === around.iri && around.isDeclared ? around : { iri, isDeclared: true, references: new Map() }
  }

  /** Term id of an IRI as written. */
  reference(written: string, base: Base): number {
    const known = base.references.get(written)
    if (known !== undefined) return known
    const iri = resolveIri(written, base.iri)
    const where = { position: this.#here(), hasBase: base.isDeclared }
    if (!isAbsoluteIri(written)) this.#tools.report(relativeIriProblem(written, iri, where))
    const id = this.iri(iri)
    base.references.set(written, id)
    return id
  }

  /** Term id of the IRI that a name makes; of a namespace that is no address it is relative, and resolved all the same. */
  name(iri: string): number {
    return isAbsoluteIri(iri) ? this.iri(iri) : this.reference(iri, this.#documentBase)
  }

  /** Term id of an absolute IRI. */
  iri(iri: string): number {
    const { terms } = this.#builder
    const next = terms.count
    const id = terms.iri(iri)
    const found = id === next ? iriProblem(iri, null) : null
    if (found !== null) this.#tools.report({ ...found, position: this.#here() })
    return id
  }

  /** Term id of the IRI that an rdf:ID makes. @throws SyntaxFault when it is no name or not the first of its kind */
  fragment(name: string, base: Base): number {
    const iri = `${base.iri}#${name}`
    if (!ncName.test(name)) throw fault('rdfxml-bad-id', null, { attribute: 'rdf:ID', value: name })
    if (this.#ids.has(iri)) throw fault('rdfxml-duplicate-id', null, { value: name })
    this.#ids.add(iri)
    return this.iri(iri)
  }

  /** Term id of the blank node of an rdf:nodeID. @throws SyntaxFault when it is no name */
  node(name: string): number {
    const known = this.#nodes.get(name)
    if (known !== undefined) return known
    if (!ncName.test(name)) throw fault('rdfxml-bad-id', null, { attribute: 'rdf:nodeID', value: name })
    const id = labelName.test(name) ? this.#builder.terms.blank(`${this.#scope}n${name}`) : this.fresh()
    this.#nodes.set(name, id)
    return id
  }

  /** Term id of a new blank node. */
  fresh(): number {
    return this.#builder.terms.blank(`${this.#scope}g${this.#generated++}`)
  }

  /** Term id of a literal; the datatype goes before the language. */
  literal(value: string, datatype: number, language: string): number {
    const { terms } = this.#builder
    if (datatype !== 0) return terms.literal(value, datatype)
    return language === '' ? terms.literal(value) : terms.text(value, language)
  }

  /** Term id of a datatype. Text without language cannot be rdf:langString: it becomes plain text, and is told of. */
  datatype(written: string, base: Base): number {
    const id = this.reference(written, base)
    if (id !== this.#builder.terms.iri(rdf.langString)) return id
    this.#tools.report(problem('parse', 'language-missing', { position: this.#here() }))
    return 0
  }

  /** A language tag as written; told of once when it is ill-formed. */
  language(tag: string): string {
    if (this.#languages.has(tag)) return tag
    this.#languages.add(tag)
    if (languageTag.test(tag)) return tag
    this.#tools.report(
      problem('parse', 'language-tag-malformed', { value: tag, position: this.#here(), details: { tag } }),
    )
    return tag
  }
}

function withoutFragment(iri: string): string {
  const hash = iri.indexOf('#')
  return hash === -1 ? iri : iri.slice(0, hash)
}
