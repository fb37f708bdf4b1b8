import type { GraphBuilder } from '../builder.ts'
import { located } from '../parsing.ts'
import { isObject, isStructure, type JsonList, type JsonObject, type JsonTree, type JsonValue } from './json-tree.ts'
import { isAbsolute, type JsonLdContext, type Term } from './jsonld-context.ts'
import { languageTag, scalarLiteral } from './jsonld-literals.ts'
import {
  ContextNeeded,
  enter,
  initialContext,
  type JsonLdOptions,
  propertyContext,
  provideContext,
} from './jsonld-scopes.ts'
import { isOnlyGraph, isReference, shapeOf } from './jsonld-shape.ts'
import { type Item, LeftToJsonLd, type ListSink, type Node, type PropertySink, type Scope } from './jsonld-sinks.ts'
import { droppedGraph, JsonLdStatements, type StatementTools } from './jsonld-statements.ts'
import { type LiteralKind, languageProblem } from './jsonld-terms.ts'
import { type Opened, valueObject } from './jsonld-value-object.ts'

/** What a reader is given besides the builder. */
export interface JsonLdTools extends StatementTools {
  readonly options: JsonLdOptions
}

/** Reading anew what led to a new context may take so many statements more than the document has. */
const mostRepeated = 100_000

/**
 * Reads JSON-LD in one pass, expansion and statements together, and so knows where each of them stands. Contexts are
 * processed by jsonld. What is uncommon or invalid is not read but left to jsonld, so that there is one judge of it.
 * @see https://www.w3.org/TR/json-ld11-api/
 */
export class JsonLdReader {
  readonly #builder: GraphBuilder
  readonly #tools: JsonLdTools
  readonly #statements: JsonLdStatements
  /** Term ids of properties, by their IRIs. */
  readonly #predicates = new Map<string, number>()
  /** The index of each node that has one, by graph and node. */
  readonly #indexes = new Map<string, string>()
  #repeated = 0

  constructor(builder: GraphBuilder, tools: JsonLdTools) {
    this.#builder = builder
    this.#tools = tools
    this.#statements = new JsonLdStatements(builder, tools)
  }

  /** @throws LeftToJsonLd when jsonld is to read it; then statements may have been added */
  async read({ root, offset }: JsonTree): Promise<void> {
    const context = await initialContext(this.#tools.options)
    const scope: Scope = { context, key: null, graph: 0, sink: null, index: null }
    if (!isStructure(root)) return
    if (root.kind === 'list') await this.#each(root, scope)
    else await this.#document(root, offset, scope)
  }

  /** A graph under nothing but a context is the document's own. */
  async #document(root: JsonObject, offset: number, scope: Scope): Promise<void> {
    const { context, shape } = await this.#retried(() => this.#open(root, offset, scope))
    if (shape.graph === -1 || !isOnlyGraph(root, context)) {
      await this.#retried(() => this.#object(root, offset, scope))
      return
    }
    const [graph, at] = [root.values[shape.graph], root.offsets[shape.graph]]
    const inside = { ...scope, context, key: root.keys[shape.graph] }
    if (!isStructure(graph)) throw new LeftToJsonLd(at)
    if (graph.kind === 'list') await this.#each(graph, inside)
    else await this.#retried(() => this.#object(graph, at, inside))
  }

  async #each({ values, offsets }: JsonList, scope: Scope): Promise<void> {
    for (let at = 0; at < values.length; at++) {
      await this.#retried(() => this.#value(values[at], offsets[at], scope))
    }
  }

  /** Runs, and runs again from the start for each context that jsonld has to process first. */
  async #retried<Result>(run: () => Result): Promise<Result> {
    const mark = this.#builder.mark()
    const reached = () => this.#tools.placeOf(this.#statements.reached) ?? { line: 1, column: 1 }
    for (;;) {
      try {
        return located(reached, run)
      } catch (error) {
        if (!(error instanceof ContextNeeded)) throw error
        this.#repeated += this.#builder.count - mark
        if (this.#repeated > mostRepeated + mark) throw new LeftToJsonLd(null)
        this.#builder.rewind(mark)
        await provideContext(error, this.#tools.options)
      }
    }
  }

  #open(object: JsonObject, offset: number, scope: Scope): Opened {
    const entered = enter(object, offset, scope)
    const shape = shapeOf(object, entered.context, place => {
      const [value, position] = [object.keys[place], this.#tools.placeOf(object.keyOffsets[place])]
      this.#tools.events.tell('jsonld-property-ignored', { name: 'property', value, position })
    })
    return { object, offset, shape, ...entered }
  }

  #value(value: JsonValue, offset: number, scope: Scope): void {
    if (value === null) return
    if (!isStructure(value)) this.#scalar(value, offset, scope)
    else if (value.kind === 'object') this.#object(value, offset, scope)
    else this.#values(value, scope)
  }

  /** Arrays in arrays are one, but in a list they are lists. */
  #values({ values, offsets }: JsonList, scope: Scope): void {
    const { sink } = scope
    for (let at = 0; at < values.length; at++) {
      const value = values[at]
      if (sink?.kind !== 'list' || !isStructure(value) || isObject(value)) this.#value(value, offsets[at], scope)
      else if (value.values.some(inner => isStructure(inner) && inner.kind === 'list')) throw new LeftToJsonLd(null)
      else this.#statements.takeList(this.#items(value, offsets[at], scope), offsets[at], sink)
    }
  }

  /** The members of a list. */
  #items(value: JsonValue, offset: number, scope: Scope): readonly Item[] {
    const sink: ListSink = { kind: 'list', items: [], graph: scope.graph }
    this.#value(value, offset, { ...scope, sink })
    return sink.items
  }

  #object(object: JsonObject, offset: number, scope: Scope): void {
    const opened = this.#open(object, offset, scope)
    const { shape } = opened
    if (shape.value !== -1) this.#valueObject(opened, scope)
    else if (shape.list !== -1 || shape.set !== -1) this.#container(opened, scope)
    else if (shape.language === -1 && shape.direction === -1) this.#node(opened, scope)
    else if (object.keys.length > 1 || shape.direction !== -1) throw new LeftToJsonLd(null)
  }

  /** `@list` or `@set`. */
  #container({ object, offset, shape, context }: Opened, scope: Scope): void {
    const { list, set, index } = shape
    const place = Math.max(list, set)
    const others = object.keys.filter((key, at) => at !== place && at !== index && context.term(key).meaning !== null)
    const value = object.values[place]
    const isOdd = (list !== -1 && scope.sink === null) || (set !== -1 && scope.sink?.kind === 'list')
    if (others.some(key => key !== '@context') || value === null || isOdd) throw new LeftToJsonLd(null)
    const inside = { ...scope, context, index: null }
    if (list === -1 || scope.sink === null) this.#value(value, object.offsets[place], inside)
    else this.#statements.takeList(this.#items(value, offset, inside), offset, scope.sink)
  }

  #node(opened: Opened, scope: Scope): void {
    const { object, offset, shape } = opened
    const node = this.#nodeOf(opened)
    const place = isReference(shape) ? object.offsets[shape.id] : offset
    if (scope.sink !== null) this.#statements.take({ ...node, offset: place, list: null }, scope.sink)
    this.#noteIndex(this.#indexOf(opened, scope.index), node, scope.graph)
    for (let at = 0; at < object.keys.length; at++) {
      if (object.keys[at] === '@context') continue
      const term = opened.context.term(object.keys[at])
      if (term.meaning !== null && !term.isKeyword) this.#property(at, term, { opened, node, graph: scope.graph })
      else if (term.meaning === '@type') this.#types(at, opened, { node, graph: scope.graph })
    }
    if (shape.reverse !== -1) this.#reverse(opened, node, scope)
    if (shape.included !== -1) this.#included(opened, scope)
    if (shape.graph !== -1) this.#graph(opened, node, scope)
  }

  #nodeOf({ object, offset, shape, context }: Opened): Node {
    if (shape.id === -1) return { term: this.#tools.terms.fresh(), reference: '', offset, isDescribed: false }
    const written = object.values[shape.id]
    const at = object.offsets[shape.id]
    const reference = typeof written === 'string' ? context.reference(written) : null
    if (reference === null) throw new LeftToJsonLd(at)
    this.#lookAt(String(written), reference, { context, isName: false, offset: at })
    return { ...this.#resolved(reference, at), offset, isDescribed: false }
  }

  /** Tells of a reference that is written relative and was resolved. */
  #lookAt(
    written: string,
    reference: string,
    { context, isName, offset }: { readonly context: JsonLdContext; readonly isName: boolean; readonly offset: number },
  ): void {
    if (reference === written) return
    const relativeTo = context.relativeTo(written, isName)
    if (relativeTo === null || !isAbsolute(reference)) return
    this.#tools.terms.tellRelative(written, reference, { offset, hasBase: relativeTo === 'context' })
  }

  /** A reference as a term, if it can be one. Names that every JavaScript object has are left to jsonld's guard. */
  #resolved(reference: string, offset: number): Item {
    const isTerm = isAbsolute(reference) || reference.startsWith('_:')
    if (!isTerm && reference in {}) throw new LeftToJsonLd(null)
    return { term: isTerm ? this.#tools.terms.node(reference, offset) : 0, reference, offset, list: null }
  }

  /** The index that is written in a node object, or the one that it stands under; null without either. */
  #indexOf({ object, shape }: Opened, around: string | null): string | null {
    if (shape.index === -1) return around
    const own = object.values[shape.index]
    if (typeof own !== 'string') throw new LeftToJsonLd(object.offsets[shape.index])
    return own
  }

  /** A node may have only one index in a graph. */
  #noteIndex(index: string | null, { term, reference }: Pick<Item, 'term' | 'reference'>, graph: number): void {
    if (index === null || index === '@none') return
    const key = `${graph} ${term} ${reference}`
    if ((this.#indexes.get(key) ?? index) !== index) throw new LeftToJsonLd(null)
    this.#indexes.set(key, index)
  }

  #types(
    at: number,
    { object, typeContext }: Opened,
    { node, graph }: { readonly node: Node; readonly graph: number },
  ): void {
    const value = object.values[at]
    const isList = isStructure(value) && value.kind === 'list'
    const [names, offsets] = isList ? [value.values, value.offsets] : [[value], [object.offsets[at]]]
    for (const [place, written] of names.entries()) {
      const name = typeof written === 'string' ? typeContext.name(written) : null
      if (name === null || name.startsWith('@')) throw new LeftToJsonLd(offsets[place])
      this.#lookAt(String(written), name, { context: typeContext, isName: true, offset: offsets[place] })
      this.#statements.takeType(this.#resolved(name, offsets[place]), node, graph)
    }
  }

  /** Nodes of which this one is a value. */
  #reverse({ object, shape, context }: Opened, node: Node, { graph }: Scope): void {
    const [value, offset] = [object.values[shape.reverse], object.offsets[shape.reverse]]
    if (!isStructure(value) || !isObject(value)) throw new LeftToJsonLd(offset)
    const opened = this.#open(value, offset, { context, key: '@reverse', graph, sink: null, index: null })
    for (let at = 0; at < value.keys.length; at++) {
      if (value.keys[at] === '@context') continue
      const term = opened.context.term(value.keys[at])
      if (term.isKeyword) throw new LeftToJsonLd(value.keyOffsets[at])
      if (term.meaning !== null) this.#property(at, term, { opened, node, graph, isReverse: true })
    }
  }

  /** Nodes that stand here without being a value of anything. */
  #included({ object, shape, context }: Opened, scope: Scope): void {
    const [value, offset] = [object.values[shape.included], object.offsets[shape.included]]
    const values = isStructure(value) && value.kind === 'list' ? value.values : [value]
    const inside = { ...scope, context, sink: null, index: null }
    for (const included of values) {
      if (!isStructure(included) || !isObject(included)) throw new LeftToJsonLd(null)
      const { shape: own } = this.#open(included, offset, inside)
      if (own.value !== -1 || own.list !== -1 || own.set !== -1 || isReference(own)) throw new LeftToJsonLd(offset)
    }
    this.#value(value, offset, inside)
  }

  /** A graph with the node's name. */
  #graph({ object, shape, context }: Opened, node: Node, scope: Scope): void {
    const [value, offset] = [object.values[shape.graph], object.offsets[shape.graph]]
    if (!isStructure(value)) throw new LeftToJsonLd(offset)
    const { term, reference } = node
    if (term === 0) {
      const position = this.#tools.placeOf(node.offset)
      this.#tools.events.tell('jsonld-reference-dropped', { name: 'reference', value: reference, position })
    }
    const graph = term === 0 ? droppedGraph : term
    this.#value(value, offset, { ...scope, context, key: object.keys[shape.graph], graph, sink: null, index: null })
  }

  #property(
    at: number,
    term: Term,
    about: { readonly opened: Opened; readonly node: Node; readonly graph: number; readonly isReverse?: boolean },
  ): void {
    const { opened, node, graph } = about
    const { object } = opened
    const [key, value, offset] = [object.keys[at], object.values[at], object.offsets[at]]
    if (value === null) return
    const context = term.context === undefined ? opened.context : propertyContext(opened.context, term.context, offset)
    const isTurned = context === opened.context ? term.isReverse : context.term(key).isReverse
    const isReverse = isTurned !== (about.isReverse === true)
    const name = term.meaning ?? ''
    const predicate = this.#predicate(name, object.keyOffsets[at])
    const takesNodes = isTurned || about.isReverse === true
    const sink: PropertySink = { kind: 'property', node, predicate, name, graph, isReverse, takesNodes }
    this.#propertyValue(value, offset, { scope: { context, key, graph, sink, index: null }, term, sink })
  }

  #predicate(name: string, offset: number): number {
    const known = this.#predicates.get(name)
    if (known !== undefined) return known
    const predicate = name.startsWith('_:') ? 0 : this.#tools.terms.iri(name, offset)
    this.#predicates.set(name, predicate)
    return predicate
  }

  /** What the container of a term makes of its value. */
  #propertyValue(
    value: JsonValue,
    offset: number,
    { scope, term, sink }: { readonly scope: Scope; readonly term: Term; readonly sink: PropertySink },
  ): void {
    const { containers } = term
    if (containers.length === 0 && term.type !== '@json') {
      this.#value(value, offset, scope)
      return
    }
    const map = isStructure(value) && isObject(value) ? value : null
    const isUncommon = containers.includes('@graph') || term.type === '@json' || term.indexedBy !== null
    if (isUncommon || (map !== null && (containers.includes('@id') || containers.includes('@type')))) {
      throw new LeftToJsonLd(null)
    }
    if (containers.includes('@language') && map !== null) this.#languageMap(map, scope, sink)
    else if (containers.includes('@index') && map !== null) this.#indexMap(map, scope)
    else if (containers.includes('@list')) this.#listValue(value, offset, { scope, sink })
    else this.#value(value, offset, scope)
  }

  /** The value of a term whose values are lists; an object may already be one. */
  #listValue(
    value: JsonValue,
    offset: number,
    { scope, sink }: { readonly scope: Scope; readonly sink: PropertySink },
  ): void {
    const items = this.#items(value, offset, scope)
    const isSingle = !isStructure(value) || isObject(value)
    if (isSingle && items.length === 0) throw new LeftToJsonLd(null)
    const list = isSingle && items.length === 1 && isStructure(value) ? items[0].list : null
    this.#statements.takeList(list ?? items, offset, sink)
  }

  #languageMap({ keys, keyOffsets, values, offsets }: JsonObject, { context, key }: Scope, sink: PropertySink): void {
    const { hasDirection } = context.term(key ?? '')
    for (const [at, tag] of keys.entries()) {
      const value = values[at]
      const isList = isStructure(value) && value.kind === 'list'
      const [texts, places] = isList ? [value.values, value.offsets] : [[value], [offsets[at]]]
      const isNone = context.term(tag).meaning === '@none'
      for (const [place, text] of texts.entries()) {
        if (text === null) continue
        if (typeof text !== 'string') throw new LeftToJsonLd(places[place])
        if (!isNone) this.#checkTag(tag, keyOffsets[at])
        const kind = { datatype: null, language: isNone ? null : tag.toLowerCase() }
        this.#literal(text, places[place], { kind, hasDirection, sink })
      }
    }
  }

  #indexMap({ keys, values, offsets }: JsonObject, scope: Scope): void {
    for (const [at, key] of keys.entries()) {
      const index = scope.context.term(key).meaning === '@none' ? '@none' : key
      this.#value(values[at], offsets[at], { ...scope, index })
    }
  }

  #valueObject(opened: Opened, { sink }: Scope): void {
    const { value, offset, tag, tagOffset, datatype, hasDirection } = valueObject(opened)
    if (tag !== null) this.#checkTag(tag, tagOffset)
    if (value === null || sink === null) return
    this.#literal(value, offset, { kind: { datatype, language: tag }, hasDirection, sink })
  }

  /** A string, number or boolean under a name: what the term says of it. */
  #scalar(value: string | number | boolean, offset: number, { context, key, graph, sink, index }: Scope): void {
    if (sink === null) return
    const { type, language, hasDirection } = context.term(key ?? '')
    if ((type === '@id' || type === '@vocab') && typeof value === 'string') {
      const reference = type === '@id' ? context.reference(value) : context.name(value)
      if (reference === null && sink.kind === 'list') throw new LeftToJsonLd(null)
      if (reference === null) return
      this.#lookAt(value, reference, { context, isName: type === '@vocab', offset })
      const item = this.#resolved(reference, offset)
      this.#noteIndex(index, item, graph)
      this.#statements.take(item, sink)
      return
    }
    const datatype = type === null || type === '@id' || type === '@vocab' || type === '@none' ? null : type
    if (datatype !== null && (!isAbsolute(datatype) || datatype.startsWith('_:'))) throw new LeftToJsonLd(null)
    const isText = datatype === null && typeof value === 'string'
    const kind = { datatype, language: isText ? language : null }
    this.#literal(value, offset, { kind, hasDirection: isText && hasDirection, sink })
  }

  #literal(
    value: string | number | boolean,
    offset: number,
    about: { readonly kind: LiteralKind; readonly hasDirection: boolean; readonly sink: PropertySink | ListSink },
  ): void {
    const { terms, events, placeOf } = this.#tools
    const { sink, hasDirection } = about
    if (sink.kind === 'property' && sink.takesNodes) throw new LeftToJsonLd(offset)
    if (sink.graph === droppedGraph) return
    if (sink.kind === 'property' && (sink.node.term === 0 || sink.predicate === 0)) {
      this.#statements.take({ term: 0, reference: '', offset, list: null }, sink)
      return
    }
    const { text, kind } = scalarLiteral(value, about.kind)
    if (hasDirection && typeof value === 'string') {
      events.tell('jsonld-direction-ignored', { name: '', value: '', position: placeOf(offset) })
    }
    const problem = languageProblem(text, kind, () => placeOf(offset))
    if (problem !== null) events.add(problem, offset)
    this.#statements.take({ term: terms.literal(text, kind, offset), reference: '', offset, list: null }, sink)
  }

  #checkTag(tag: string, offset: number): void {
    if (languageTag.test(tag)) return
    const { events, placeOf } = this.#tools
    events.tell('language-tag-malformed', { name: 'tag', value: tag, position: placeOf(offset) })
  }
}
