import type { EventEmitter } from 'node:events'
import type { DataFactory } from '@rdfjs/types'
import { type ParseCallback, Parser } from 'n3'
import type { Position } from '../../model/finding.ts'
import type { GraphBuilder } from '../builder.ts'
import { iriProblem, relativeIriProblem } from '../iri.ts'
import { fault, located, type ParseTools, statementGuard } from '../parsing.ts'
import { rdf } from '../vocabulary.ts'
import { faultOf, type Token } from './turtle-faults.ts'
import { tokenPlaces } from './turtle-places.ts'
import { type TermOptions, type TermRef, TermRefFactory } from './turtle-terms.ts'

/** Reads Turtle. */
export function parseTurtle(builder: GraphBuilder, text: string, tools: ParseTools): void {
  new TurtleReader(builder, text, tools).read('text/turtle')
}

/** Reads TriG, and so also Turtle. */
export function parseTrig(builder: GraphBuilder, text: string, tools: ParseTools): void {
  new TurtleReader(builder, text, tools).read('application/trig')
}

/** Reads N-Triples. */
export function parseNTriples(builder: GraphBuilder, text: string, tools: ParseTools): void {
  new TurtleReader(builder, text, tools).read('application/n-triples')
}

/** Reads N-Quads, and so also N-Triples. */
export function parseNQuads(builder: GraphBuilder, text: string, tools: ParseTools): void {
  new TurtleReader(builder, text, tools).read('application/n-quads')
}

const noToken: Token = { type: '', value: '', prefix: '', line: 0, start: 0, end: 0 }
const opening = new Set(['[', '('])
const closing = new Set([']', ')'])
const terms = new Set(['IRI', 'prefixed', 'blank', 'literal', ...opening])
const declarations = new Set(['@prefix', 'PREFIX', '@base', 'BASE', '@version', 'VERSION'])
/** Behind these a new sentence starts. */
const ends = new Set(['.', '{', '}'])

/** Feeds n3's parser and hears what it finds; knows the place of every token. */
class TurtleReader {
  readonly #builder: GraphBuilder
  readonly #text: string
  readonly #tools: ParseTools
  readonly #scope: string
  readonly #relative = new Set<string>()
  readonly #linesBefore: number
  readonly #prefixes = new Set<string>(['_'])
  /** Brackets that are open, and the first token of the term that was read last. */
  readonly #open: Token[] = []
  #term: Token = noToken
  #token: Token = noToken
  /** A text in a list that n3 has yet to make a statement of, since it could not know whether a tag was to follow. */
  #member: Token | null = null
  /** The first term of the sentence, which is its subject; and whether the next term is that of a declaration. */
  #sentence: Token = noToken
  /** Terms of the sentence so far. */
  #terms = 0
  /** How many terms a sentence has at most before a graph name; no limit where graphs are blocks. */
  #mostTerms = Number.POSITIVE_INFINITY
  #isDeclaring = false
  #declaresBase = false
  readonly #placeOf: (token: Token) => Position

  constructor(builder: GraphBuilder, text: string, tools: ParseTools) {
    this.#builder = builder
    this.#text = text
    this.#tools = tools
    this.#scope = tools.part?.scope ?? builder.scope()
    this.#linesBefore = tools.part?.linesBefore ?? 0
    this.#placeOf = tokenPlaces(text)
  }

  /** n3 reads a "stream" synchronously, so the text is handed over as one of a single chunk: no array of quads. */
  read(format: string): void {
    if (format === 'application/n-quads') this.#mostTerms = 3
    const factory = new TermRefFactory(this.#builder, {
      baseIri: this.#tools.baseIri,
      scope: this.#scope,
      onIri: (iri, isNew) => this.#onIri(iri, isNew),
      onStatement: this.#onStatement(),
    })
    const parser = new Parser({
      format,
      baseIRI: this.#tools.baseIri,
      blankNodePrefix: `${this.#scope}n`,
      factory: factory as unknown as DataFactory,
    })
    this.#feed(parser)
  }

  #feed(parser: Parser): void {
    const handlers: Record<string, (chunk?: string) => void> = {}
    const input = {
      on: (event: string, handler: (chunk?: string) => void) => {
        handlers[event] = handler
      },
    }
    const hears = {
      onQuad: (error: Error | null) => {
        if (error !== null) throw faultOf(error, this.#text, { declared: this.#prefixes, placeOf: this.#placeOf })
      },
      onPrefix: (prefix: string, namespace: TermRef) => {
        this.#prefixes.add(prefix)
        this.#tools.declare(prefix, namespace.value)
      },
      onToken: (token: Token) => this.#onToken(token),
    }
    parser.parse(input as unknown as EventEmitter, hears as unknown as { onQuad: ParseCallback })
    located(
      () => this.#here(),
      () => {
        handlers.data(this.#text)
        handlers.end()
      },
    )
  }

  #onToken(token: Token): void {
    if (closing.has(this.#token.type)) this.#term = this.#open.pop() ?? noToken
    else if (ends.has(this.#token.type)) {
      this.#sentence = noToken
      this.#terms = 0
    }
    this.#token = token
    if (terms.has(token.type)) this.#onTerm(token)
    else if (declarations.has(token.type)) this.#onDeclaration(token.type)
    if (!opening.has(token.type)) return
    this.#open.push(token)
    const { maxDepth } = this.#tools.limits
    if (this.#open.length > maxDepth) throw fault('document-too-deep', this.#here(), { limit: String(maxDepth) })
  }

  #onTerm(token: Token): void {
    const isMember = this.#open.at(-1)?.type === '(' && this.#term.type === 'literal' && this.#term.prefix === ''
    this.#member = isMember ? this.#term : null
    if (++this.#terms <= this.#mostTerms) this.#term = token
    if (this.#isDeclaring) this.#isDeclaring = false
    else if (this.#sentence === noToken) this.#sentence = token
  }

  /** A declaration in the style of SPARQL ends without a full stop. */
  #onDeclaration(type: string): void {
    this.#isDeclaring = true
    if (type === '@base' || type === 'BASE') this.#declaresBase = true
  }

  #onIri(iri: string, isNew: boolean): void {
    const { type, value } = this.#token
    if (value !== iri && (type === 'IRI' || type === 'typeIRI')) this.#onRelative(value, iri)
    if (!isNew || type === '') return
    const found = iriProblem(iri, this.#here())
    if (found !== null) this.#tools.report(found)
  }

  #onRelative(written: string, iri: string): void {
    if (this.#relative.has(written)) return
    this.#relative.add(written)
    this.#tools.report(relativeIriProblem(written, iri, { position: this.#here(), hasBase: this.#declaresBase }))
  }

  #onStatement(): TermOptions['onStatement'] {
    const builder = this.#builder
    const guard = statementGuard(builder, this.#tools.limits)
    if (!builder.keepsPositions) {
      return ({ subject, predicate, object, graph }) => {
        guard()
        builder.add(subject, predicate, object, graph)
      }
    }
    const rest = builder.terms.iri(rdf.rest)
    let described = 0
    return ({ subject, predicate, object, graph }, isLiteral) => {
      guard()
      if (subject !== described) this.#begin(subject)
      described = subject
      const { line, column } = this.#placeOf(predicate === rest ? this.#term : this.#value(isLiteral))
      builder.add(subject, predicate, object, graph, this.#linesBefore + line, column)
    }
  }

  /** The first token of the value that was read last; a list that is just being closed is one. */
  #value(isLiteral: boolean): Token {
    if (!isLiteral) return this.#token.type === ')' ? (this.#open.at(-1) ?? this.#term) : this.#term
    const token = this.#member ?? this.#term
    this.#member = null
    return token
  }

  /** What is about a bracket begins with it; where the cells of a list begin matters to nobody. */
  #begin(subject: number): void {
    const token = this.#open.at(-1) ?? this.#sentence
    if (token === noToken || (token.type === '(' && token !== this.#sentence)) return
    const { line, column } = this.#placeOf(token)
    this.#builder.begin(subject, { line: this.#linesBefore + line, column })
  }

  #here(): Position {
    return this.#placeOf(this.#token)
  }
}
