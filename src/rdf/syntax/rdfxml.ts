import { SaxesParser } from 'saxes'
import { type Position, problem } from '../../model/finding.ts'
import type { GraphBuilder } from '../builder.ts'
import { fault, located, type ParseTools, type SyntaxFault } from '../parsing.ts'
import { excerptAt, LineTable, positionAt } from '../position.ts'
import type { Written } from './rdfxml-attributes.ts'
import { type Entities, readDoctype } from './rdfxml-entities.ts'
import { RdfXmlGrammar } from './rdfxml-grammar.ts'

/**
 * Reads RDF/XML in one pass. Prefixes are resolved here, since saxes takes half as long again when it does that.
 * @see https://www.w3.org/TR/rdf-syntax-grammar/
 */
export function parseRdfXml(builder: GraphBuilder, text: string, tools: ParseTools): void {
  const place = new Place(text)
  const here = (): Position => place.position()
  const parser = new SaxesParser({ position: false })
  const reached = (): Position => positionAt(text, parser.position)
  const attributeAt = (name: string): Position => place.attribute(name)
  const grammar = new RdfXmlGrammar(builder, tools, { here, attributeAt })
  hear(parser, grammar, place)
  const handlers = handlersOf(parser)
  handlers.doctypeHandler = doctype => {
    const { entities, isExternal } = located(reached, () => readDoctype(doctype))
    if (isExternal) tools.report(problem('parse', 'rdfxml-external-doctype', { position: reached() }))
    offer(parser.ENTITIES, entities, { limit: tools.limits.maxEntityGrowth, reached })
  }
  handlers.errorHandler = error => {
    throw bareAmpersand(text, place, parser.position) ?? notWellFormed(text, parser.position, error)
  }
  located(here, () => parser.write(text))
  if (grammar.openElement !== '') {
    const unclosed = fault('rdfxml-unclosed-element', positionAt(text, text.length), { name: grammar.openElement })
    throw bareAmpersand(text, place, text.length) ?? unclosed
  }
  parser.close()
}

/** What saxes calls. */
interface Handlers {
  openTagStartHandler: (tag: { readonly name: string }) => void
  attributeHandler: (attribute: { readonly name: string; readonly value: string }) => void
  openTagHandler: (tag: { readonly name: string }) => void
  closeTagHandler: () => void
  textHandler: (text: string) => void
  cdataHandler: (text: string) => void
  commentHandler: (text: string) => void
  piHandler: (instruction: { readonly target: string; readonly body: string }) => void
  doctypeHandler: (doctype: string) => void
  errorHandler: (error: Error) => void
}

/**
 * The fields that `parser.on` sets. They are set by name here: `on` sets them by computed key, and after a few of those
 * V8 keeps the parser as a dictionary, in which saxes is five times slower.
 */
function handlersOf(parser: SaxesParser): Handlers {
  return parser as unknown as Handlers
}

function hear(parser: SaxesParser, grammar: RdfXmlGrammar, place: Place): void {
  const handlers = handlersOf(parser)
  let attributes: Written[number][] = []
  handlers.openTagStartHandler = tag => {
    place.startOf(tag.name, parser.position)
    if (attributes.length > 0) attributes = []
  }
  handlers.attributeHandler = attribute => void attributes.push(attribute)
  handlers.openTagHandler = tag => grammar.open(tag.name, attributes)
  handlers.closeTagHandler = () => grammar.close()
  handlers.textHandler = text => {
    place.textBefore(parser.position)
    grammar.text(text)
  }
  handlers.cdataHandler = text => grammar.text(text)
  handlers.commentHandler = text => grammar.comment(text)
  handlers.piHandler = ({ target, body }) => grammar.instruction(target, body)
}

/** Makes entities known to saxes, which takes their text as it is; each use is counted, and refused if it has to be. */
function offer(
  known: Record<string, string>,
  entities: Entities,
  { limit, reached }: { readonly limit: number; readonly reached: () => Position },
): void {
  let growth = 0
  const use = (name: string): string => {
    const entity = entities.get(name)
    if (entity === undefined || 'refused' in entity) throw fault(entity?.refused ?? '', reached(), { name })
    growth += entity.text.length
    if (growth > limit) throw fault('rdfxml-entity-growth', reached(), { name, limit: String(limit) })
    return entity.text
  }
  for (const name of entities.keys()) Object.defineProperty(known, name, { get: () => use(name), configurable: true })
}

/** saxes says in English what is wrong; for the reader the place and what stands there count. */
function notWellFormed(text: string, reached: number, error: Error): SyntaxFault {
  const last = Math.max(reached - 1, 0)
  const offset = text[last] === '>' ? Math.max(text.lastIndexOf('<', last), 0) : last
  const details = { found: excerptAt(text, offset), parser: error.message }
  return fault('rdfxml-not-well-formed', positionAt(text, offset), details)
}

/** An ampersand that starts no reference makes everything up to the next semicolon one: the error shows far behind. */
function bareAmpersand(text: string, place: Place, reached: number): SyntaxFault | null {
  const ampersand = /&(?!(?:[\p{L}_][\p{L}\p{N}_.-]*|#[0-9]+|#x[0-9A-Fa-f]+);)/gu
  ampersand.lastIndex = place.element
  const offset = ampersand.exec(text.slice(0, reached))?.index ?? -1
  const semicolon = text.indexOf(';', offset)
  if (offset === -1 || (semicolon !== -1 && semicolon < reached - 1)) return null
  return fault('rdfxml-bare-ampersand', positionAt(text, offset), { found: excerptAt(text, offset) })
}

/** Where the element that is being opened, or the text that was read, starts; found when it is asked for. */
class Place {
  readonly #text: string
  #lines: LineTable | null = null
  #element = 0
  /** Offset behind the text that was read last; 0 when an element has been opened since. */
  #textEnd = 0
  #attributesOf = -1
  #attributeOffsets: ReadonlyMap<string, number> = new Map()

  constructor(text: string) {
    this.#text = text
  }

  /** `end` is the offset behind the name and the one character that ends it. */
  startOf(name: string, end: number): void {
    const isReturn = this.#text.charCodeAt(end - 1) === 10 && this.#text.charCodeAt(end - 2) === 13
    this.#element = end - (isReturn ? 2 : 1) - name.length - 1
    this.#textEnd = 0
  }

  /** `end` is the offset behind the `<` that ends the text. */
  textBefore(end: number): void {
    this.#textEnd = end - 1
  }

  /** Offset of the element that was opened last. */
  get element(): number {
    return this.#element
  }

  position(): Position {
    return this.#at(this.#textEnd === 0 ? this.#element : this.#startOfText())
  }

  /** Where an attribute of the element that was opened last stands. */
  attribute(name: string): Position {
    return this.#at(this.#attributes().get(name) ?? this.#element)
  }

  #at(offset: number): Position {
    this.#lines ??= new LineTable(this.#text)
    return this.#lines.at(offset)
  }

  /** Offsets of the attributes of the element, found when the first of them is asked for. */
  #attributes(): ReadonlyMap<string, number> {
    if (this.#attributesOf !== this.#element) {
      this.#attributesOf = this.#element
      this.#attributeOffsets = attributeOffsets(this.#text, this.#element)
    }
    return this.#attributeOffsets
  }

  #startOfText(): number {
    const tag = this.#text.lastIndexOf('>', this.#textEnd - 1) + 1
    const spaces = this.#text.slice(tag, this.#textEnd).search(/\S/)
    return tag + Math.max(spaces, 0)
  }
}

/** Where the attributes of a start tag stand, by their names; the tag begins at an offset and is well-formed. */
function attributeOffsets(text: string, tag: number): ReadonlyMap<string, number> {
  const offsets = new Map<string, number>()
  const attribute = /\s*([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')/y
  attribute.lastIndex = tag + text.slice(tag).search(/[\s/>]/)
  for (let found = attribute.exec(text); found !== null; found = attribute.exec(text)) {
    offsets.set(found[1], found.index + found[0].indexOf(found[1]))
  }
  return offsets
}
