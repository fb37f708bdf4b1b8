import { type Position, type Problem, problem } from '../../model/finding.ts'
import type { GraphBuilder } from '../builder.ts'
import { iriProblem, isAbsoluteIri, relativeIriProblem, resolveIri } from '../iri.ts'
import { rdf } from '../vocabulary.ts'

/** What a literal is besides its text; null is not given. */
export interface LiteralKind {
  readonly datatype: string | null
  readonly language: string | null
}

/** Where what is read stands: an offset, and how to make a position of it. */
export type PlaceOf = (offset: number) => Position | null

const labelName = /^[\w-]+$/

/** Makes the terms of one JSON-LD document and looks at its IRIs. */
export class JsonLdTerms {
  readonly #builder: GraphBuilder
  readonly #baseIri: string
  readonly #placeOf: PlaceOf
  readonly #scope: string
  readonly #nodes = new Map<string, number>()
  #generated = 0
  readonly #relative = new Set<string>()
  /** What is wrong with IRIs, each told of once. */
  readonly problems: Problem[] = []

  constructor(builder: GraphBuilder, baseIri: string, placeOf: PlaceOf) {
    this.#builder = builder
    this.#baseIri = baseIri
    this.#placeOf = placeOf
    this.#scope = builder.scope()
  }

  /** Term id of an IRI, or of a blank node with its `_:`. */
  node(name: string, offset: number): number {
    return name.startsWith('_:') ? this.#blank(name.slice(2)) : this.iri(name, offset)
  }

  /** Term id of a new blank node. */
  fresh(): number {
    return this.#builder.terms.blank(`${this.#scope}g${this.#generated++}`)
  }

  /** jsonld takes more for an absolute IRI than can be one; such a text is a reference like any other. */
  iri(written: string, offset: number): number {
    const { terms } = this.#builder
    const isAbsolute = isAbsoluteIri(written)
    const iri = isAbsolute ? written : resolveIri(written, this.#baseIri)
    const next = terms.count
    const id = terms.iri(iri)
    if (id !== next || (isAbsolute && iriProblem(iri, null) === null)) return id
    const where = { position: this.#placeOf(offset), hasBase: false }
    if (!isAbsolute) this.problems.push(relativeIriProblem(written, iri, where))
    const found = iriProblem(iri, where.position)
    if (found !== null) this.problems.push(found)
    return id
  }

  /** Tells of a reference that is not a whole IRI as it is written. */
  tellRelative(written: string, iri: string, where: { readonly offset: number; readonly hasBase: boolean }): void {
    if (this.#relative.has(iri)) return
    this.#relative.add(iri)
    const { offset, hasBase } = where
    this.problems.push(relativeIriProblem(written, iri, { position: this.#placeOf(offset), hasBase }))
  }

  /** Term id of a literal; of text that is said to have a language but has none, of plain text. */
  literal(text: string, { datatype, language }: LiteralKind, offset: number): number {
    const { terms } = this.#builder
    if (language) return terms.text(text, language)
    return terms.literal(text, isPlain({ datatype, language }) ? 0 : this.iri(datatype ?? '', offset))
  }

  #blank(label: string): number {
    const known = this.#nodes.get(label)
    if (known !== undefined) return known
    const id = labelName.test(label) ? this.#builder.terms.blank(`${this.#scope}n${label}`) : this.fresh()
    this.#nodes.set(label, id)
    return id
  }
}

/** The complaint of text that should have a language; null when nothing is wrong. */
export function languageProblem(text: string, kind: LiteralKind, position: () => Position | null): Problem | null {
  const isMissing = !kind.language && (kind.datatype === rdf.langString || kind.language === '')
  return isMissing ? problem('parse', 'language-missing', { value: text, position: position() }) : null
}

function isPlain({ datatype, language }: LiteralKind): boolean {
  return datatype === null || datatype === rdf.langString || language === ''
}
