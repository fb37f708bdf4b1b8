import { fault } from '../parsing.ts'

/** What an element or attribute name means to RDF/XML. */
export type Role =
  | 'RDF'
  | 'Description'
  | 'li'
  | 'about'
  | 'ID'
  | 'nodeID'
  | 'resource'
  | 'datatype'
  | 'parseType'
  | 'type'
  | 'lang'
  | 'base'
  | 'withdrawn'
  | 'ignored'
  | 'unqualified'
  | 'property'

/** A name with its prefix resolved. */
export interface Name {
  readonly namespace: string
  readonly local: string
  readonly iri: string
  readonly role: Role
}

const rdfNamespace = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'

/** Names of the RDF namespace that are syntax; the others are properties and classes. */
const rdfRoles: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['RDF', 'RDF'],
  ['Description', 'Description'],
  ['li', 'li'],
  ['about', 'about'],
  ['ID', 'ID'],
  ['nodeID', 'nodeID'],
  ['resource', 'resource'],
  ['datatype', 'datatype'],
  ['parseType', 'parseType'],
  ['aboutEach', 'withdrawn'],
  ['aboutEachPrefix', 'withdrawn'],
  ['bagID', 'withdrawn'],
])
const xmlRoles: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['lang', 'lang'],
  ['base', 'base'],
])
/** Attributes that old documents write without prefix. @see https://www.w3.org/TR/rdf-syntax-grammar/#section-Syntax-parsetype-literal */
const unqualifiedRoles: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['about', 'about'],
  ['ID', 'ID'],
  ['resource', 'resource'],
  ['parseType', 'parseType'],
  ['type', 'type'],
])

/** Namespace declarations of an element and those around it; remembers the names it has resolved. */
export class NamespaceScope {
  readonly #parent: NamespaceScope | null
  readonly #declared: ReadonlyMap<string, string>
  readonly #elements = new Map<string, Name>()
  readonly #attributes = new Map<string, Name>()

  constructor(parent: NamespaceScope | null, declared: ReadonlyMap<string, string>) {
    this.#parent = parent
    this.#declared = declared
  }

  /** The namespace of a prefix; '' is the default namespace. null when it is not declared. */
  namespaceOf(prefix: string): string | null {
    for (let scope: NamespaceScope | null = this; scope !== null; scope = scope.#parent) {
      const found = scope.#declared.get(prefix)
      if (found !== undefined) return found
    }
    return prefix === '' ? '' : null
  }

  /** Is the RDF namespace bound to any prefix here? */
  knowsRdf(): boolean {
    return [...this.#declared.values()].includes(rdfNamespace) || (this.#parent?.knowsRdf() ?? false)
  }

  element(written: string): Name {
    const known = this.#elements.get(written)
    if (known !== undefined) return known
    const name = this.#resolve(written, true)
    this.#elements.set(written, name)
    return name
  }

  attribute(written: string): Name {
    const known = this.#attributes.get(written)
    if (known !== undefined) return known
    const name = this.#resolve(written, false)
    this.#attributes.set(written, name)
    return name
  }

  #resolve(written: string, isElement: boolean): Name {
    const colon = written.indexOf(':')
    const local = written.slice(colon + 1)
    if (colon === -1 && !isElement) return unprefixed(local)
    const namespace = this.namespaceOf(written.slice(0, Math.max(colon, 0)))
    if (namespace === null || local === '' || local.includes(':') || colon === 0) {
      throw fault('rdfxml-undeclared-prefix', null, { prefix: written.slice(0, Math.max(colon, 0)), name: written })
    }
    return { namespace, local, iri: namespace + local, role: roleOf(namespace, local, isElement) }
  }
}

/** The declarations that hold before the first element. */
export function outerScope(): NamespaceScope {
  const declared = [
    ['xml', xmlNamespace],
    ['xmlns', xmlnsNamespace],
  ] as const
  return new NamespaceScope(null, new Map(declared))
}

/** Does an attribute declare a namespace? */
export function isDeclaration(attribute: string): boolean {
  if (attribute.charCodeAt(0) !== 120) return false
  return attribute.startsWith('xmlns') && (attribute.length === 5 || attribute[5] === ':')
}

function unprefixed(local: string): Name {
  return {
    namespace: '',
    local,
    iri: local,
    role: unqualifiedRoles.get(local) ?? (/^xml/i.test(local) ? 'ignored' : 'unqualified'),
  }
}

function roleOf(namespace: string, local: string, isElement: boolean): Role {
  if (namespace === rdfNamespace) return rdfRoles.get(local) ?? (local === 'type' && !isElement ? 'type' : 'property')
  if (namespace === xmlNamespace && !isElement) return xmlRoles.get(local) ?? 'ignored'
  return namespace === '' ? 'unqualified' : 'property'
}
