import type { EventEmitter } from 'node:events'
import type { DataFactory } from '@rdfjs/types'
import { type ParseCallback, Parser } from 'n3'
import type { Position } from '../../model/finding.ts'
import type { GraphBuilder } from '../builder.ts'
import { iriProblem, relativeIriProblem } from '../iri.ts'
import { fault, located, type ParseTools, statementGuard } from '../parsing.ts'
import { faultOf, positionOf, type Token } from './turtle-faults.ts'
import { type TermOptions, TermRefFactory } from './turtle-terms.ts'

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

/** Feeds n3's parser and hears what it finds; knows the place of every token. */
class TurtleReader {
  readonly #builder: GraphBuilder
  readonly #text: string
  readonly #tools: ParseTools
  readonly #scope: string
  readonly #relative = new Set<string>()
  readonly #prefixes = new Set<string>(['_'])
  /** Brackets that are open, and the first token of the term that was read last. */
  readonly #open: Token[] = []
  #term: Token = noToken
  #token: Token = noToken
  #declaresBase = false

  constructor(builder: GraphBuilder, text: string, tools: ParseTools) {
    this.#builder = builder
    this.#text = text
    this.#tools = tools
    this.#scope = builder.scope()
  }

  /** n3 reads a "stream" synchronously, so the text is handed over as one of a single chunk: no array of quads. */
  read(format: string): void {
    const factory = new TermRefFactory(this.#builder, {
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
        if (error !== null) throw faultOf(error, this.#text, this.#prefixes)
      },
      onPrefix: (prefix: string) => void this.#prefixes.add(prefix),
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
    this.#token = token
    if (terms.has(token.type)) this.#term = token
    else if (token.type === '@base' || token.type === 'BASE') this.#declaresBase = true
    if (!opening.has(token.type)) return
    this.#open.push(token)
    const { maxDepth } = this.#tools.limits
    if (this.#open.length > maxDepth) throw fault('document-too-deep', this.#here(), { limit: String(maxDepth) })
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
    const keeps = builder.keepsPositions
    return (subject, predicate, object, graph) => {
      guard()
      if (keeps) builder.add(subject, predicate, object, graph, this.#term.line, this.#term.start + 1)
      else builder.add(subject, predicate, object, graph)
    }
  }

  #here(): Position {
    return positionOf(this.#token)
  }
}
