import type { JsonLdContext } from './jsonld-context.ts'

/** A node object that is being read. */
export interface Node {
  /** Its term id; 0 when it is a reference that nothing resolves, which cannot stand in RDF. */
  readonly term: number
  readonly reference: string
  /** Offset of the object. */
  readonly offset: number
  /** Has anything been said of it yet? */
  isDescribed: boolean
}

/** A thing that a property or a list takes: a term, a reference that is to be dropped (term 0), or a list. */
export interface Item {
  readonly term: number
  readonly reference: string
  readonly offset: number
  readonly list: readonly Item[] | null
}

/** A property that takes values. */
export interface PropertySink {
  readonly kind: 'property'
  readonly node: Node
  /** 0 for a blank node, which cannot be a property in RDF. */
  readonly predicate: number
  readonly name: string
  readonly graph: number
  readonly isReverse: boolean
  /** Must the values be nodes? */
  readonly takesNodes: boolean
}

/** A list that takes values. */
export interface ListSink {
  readonly kind: 'list'
  readonly items: Item[]
  readonly graph: number
}

/** What a value is read for. */
export interface Scope {
  readonly context: JsonLdContext
  /** The name that the value stands under; null at the top. */
  readonly key: string | null
  /** Term id of the graph, 0 for the default graph; -1 for one whose name is dropped, and all that is in it. */
  readonly graph: number
  /** null where nodes stand by themselves: at the top, and in a graph. */
  readonly sink: PropertySink | ListSink | null
  /** The index that the value stands under; null without one. */
  readonly index: string | null
}

/** Thrown where the reader meets what it leaves to jsonld. */
export class LeftToJsonLd extends Error {
  /** Offset of what is at fault; null when it is merely uncommon. */
  readonly offset: number | null

  constructor(offset: number | null, options?: ErrorOptions) {
    super('left to jsonld', options)
    this.name = 'LeftToJsonLd'
    this.offset = offset
  }
}
