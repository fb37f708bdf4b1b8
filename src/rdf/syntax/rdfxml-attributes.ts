import { fault, type ParseTools } from '../parsing.ts'
import { isDeclaration, type Name, NamespaceScope, type Role } from './rdfxml-names.ts'

/** An attribute that is a statement: its name, also as it is written, and its value. */
interface PropertyAttribute {
  readonly name: Name
  readonly written: string
  readonly value: string
}

/** The attributes of an element, sorted by what they mean; undefined is not given. */
export interface Attributes {
  readonly about: string | undefined
  readonly ID: string | undefined
  readonly nodeID: string | undefined
  readonly resource: string | undefined
  readonly datatype: string | undefined
  readonly parseType: string | undefined
  readonly lang: string | undefined
  readonly base: string | undefined
  readonly type: PropertyAttribute | undefined
  /** Attributes that are statements, rdf:type left out. */
  readonly properties: readonly PropertyAttribute[]
  /** Names without prefix that mean nothing. */
  readonly unqualified: readonly string[]
}

/** The attributes of an element as saxes gives them, in the order of the document. */
export type Written = readonly { readonly name: string; readonly value: string }[]

const none: Attributes = {
  about: undefined,
  ID: undefined,
  nodeID: undefined,
  resource: undefined,
  datatype: undefined,
  parseType: undefined,
  lang: undefined,
  base: undefined,
  type: undefined,
  properties: [],
  unqualified: [],
}
const forbiddenOnNodes: ReadonlySet<Role> = new Set([
  'RDF',
  'Description',
  'li',
  'withdrawn',
  'resource',
  'datatype',
  'parseType',
])
const forbiddenOnProperties: ReadonlySet<Role> = new Set(['RDF', 'Description', 'li', 'withdrawn', 'about'])

/** The scope inside an element: the one around it when it declares no namespaces of its own. What it declares is told. */
export function scopeOf(
  written: Written,
  around: NamespaceScope,
  { declare }: Pick<ParseTools, 'declare'>,
): NamespaceScope {
  let declared: Map<string, string> | null = null
  for (const { name, value } of written) {
    if (!isDeclaration(name)) continue
    declared ??= new Map()
    declared.set(name.slice(6), value)
    declare(name.slice(6), value)
  }
  return declared === null ? around : new NamespaceScope(around, declared)
}

/** Attributes of a node element. @throws SyntaxFault for one that may not stand there */
export function nodeAttributes(written: Written, scope: NamespaceScope): Attributes {
  const found = sorted(written, scope, forbiddenOnNodes)
  if (written.length < 2) return found
  refuseTogether({ 'rdf:about': found.about, 'rdf:ID': found.ID, 'rdf:nodeID': found.nodeID })
  return found
}

/** Attributes of a property element. @throws SyntaxFault for one that may not stand there, or not beside another */
export function propertyAttributes(written: Written, scope: NamespaceScope): Attributes {
  const found = sorted(written, scope, forbiddenOnProperties)
  if (written.length < 2) return found
  const { resource, nodeID, datatype, parseType, properties, type } = found
  const statement = properties[0]?.name.local ?? (type === undefined ? undefined : 'rdf:type')
  refuseTogether({
    'rdf:resource': resource,
    'rdf:nodeID': nodeID,
    'rdf:datatype': datatype,
    'rdf:parseType': parseType,
  })
  refuseTogether({ 'rdf:datatype': datatype, 'rdf:parseType': parseType, [statement ?? '']: statement })
  return found
}

function sorted(written: Written, scope: NamespaceScope, forbidden: ReadonlySet<Role>): Attributes {
  let found: (Record<string, unknown> & Attributes) | null = null
  const properties: PropertyAttribute[] = []
  const unqualified: string[] = []
  for (const { name: attribute, value } of written) {
    if (isDeclaration(attribute)) continue
    const name = scope.attribute(attribute)
    if (forbidden.has(name.role)) throw fault('rdfxml-forbidden-attribute', null, { name: attribute })
    found ??= { ...none, properties, unqualified }
    if (name.role === 'property') properties.push({ name, written: attribute, value })
    else if (name.role === 'unqualified') unqualified.push(attribute)
    else if (name.role !== 'ignored')
      (found as Record<string, unknown>)[name.role] = name.role === 'type' ? { name, written: attribute, value } : value
  }
  return found ?? none
}

function refuseTogether(exclusive: Readonly<Record<string, string | undefined>>): void {
  const given = Object.keys(exclusive).filter(name => exclusive[name] !== undefined)
  if (given.length > 1) throw fault('rdfxml-conflicting-attributes', null, { names: given.join(', ') })
}
