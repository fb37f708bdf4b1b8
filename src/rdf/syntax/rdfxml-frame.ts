import type { Position } from '../../model/finding.ts'
import type { Attributes, Written } from './rdfxml-attributes.ts'
import type { Name, NamespaceScope } from './rdfxml-names.ts'
import type { Base } from './rdfxml-terms.ts'
import type { CanonicalXml } from './xml-literal.ts'

/** What may stand inside an element. */
export type Content = 'root' | 'nodes' | 'properties' | 'value' | 'collection' | 'xml' | 'nothing'

/** What holds inside an element: its namespaces, base and language. */
export interface Context {
  readonly scope: NamespaceScope
  readonly base: Base
  readonly language: string
}

/** An open element. */
export interface Frame extends Context {
  readonly content: Content
  readonly name: string
  /** null when positions are not kept. */
  readonly position: Position | null
  /** The node that properties inside are about; of a property element, the node that it is about itself. */
  readonly subject: number
  /** Of a property element; else 0. */
  readonly predicate: number
  readonly datatype: number
  /** The IRI that names the statement (rdf:ID), or 0. */
  readonly statement: number
  readonly xml: CanonicalXml | null
  object: number
  /** The last cell of the collection so far, or 0. */
  cell: number
  /** Members (rdf:li) so far. */
  members: number
  /** Has there been a property element? */
  hasProperties: boolean
  text: string
}

/** An element that is being opened. */
export interface Element {
  readonly written: string
  readonly name: Name
  readonly attributes: Written
  readonly scope: NamespaceScope
}

/** What the attributes of a property element let stand inside it. */
export function contentOf({ parseType, resource, nodeID, properties, type }: Attributes): Content {
  if (parseType !== undefined) return parseTypes.get(parseType) ?? 'xml'
  const isEmpty = resource !== undefined || nodeID !== undefined || type !== undefined || properties.length > 0
  return isEmpty ? 'nothing' : 'value'
}

/** Any other parse type is as `Literal`. */
const parseTypes: ReadonlyMap<string, Content> = new Map<string, Content>([
  ['Resource', 'properties'],
  ['Collection', 'collection'],
  ['Literal', 'xml'],
])
