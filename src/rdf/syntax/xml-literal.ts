import type { Written } from './rdfxml-attributes.ts'
import type { NamespaceScope } from './rdfxml-names.ts'

/** An element of XML content: its name as written and its attributes, namespace declarations left out. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Written
  readonly scope: NamespaceScope
}

/**
 * Writes XML content as exclusive canonical XML with comments, which is the lexical form of an rdf:XMLLiteral.
 * @see https://www.w3.org/TR/xml-exc-c14n/
 */
export class CanonicalXml {
  readonly #pieces: string[] = []
  readonly #outer: NamespaceScope
  /** Per open element: its name, and the namespace declarations written on it and around it. */
  readonly #open: (XmlElement & { readonly rendered: ReadonlyMap<string, string> })[] = []

  /** The scope is that of the element around the content. */
  constructor(outer: NamespaceScope) {
    this.#outer = outer
  }

  get depth(): number {
    return this.#open.length
  }

  /** The declarations that hold in the innermost open element. */
  get scope(): NamespaceScope {
    return this.#open.at(-1)?.scope ?? this.#outer
  }

  open(element: XmlElement): void {
    const around = this.#open.at(-1)?.rendered ?? new Map<string, string>()
    const declarations = namespacesOf(element).filter(([prefix, iri]) => (around.get(prefix) ?? '') !== iri)
    const rendered = declarations.length === 0 ? around : new Map([...around, ...declarations])
    const namespaces = declarations.map(([prefix, iri]) => attribute(prefix === '' ? 'xmlns' : `xmlns:${prefix}`, iri))
    const attributes = sortedAttributes(element).map(({ name, value }) => attribute(name, value))
    this.#pieces.push(`<${element.name}${namespaces.join('')}${attributes.join('')}>`)
    this.#open.push({ ...element, rendered })
  }

  text(text: string): void {
    this.#pieces.push(text.replace(/[&<>\r]/g, character => textEscapes[character]))
  }

  comment(text: string): void {
    this.#pieces.push(`<!--${text}-->`)
  }

  instruction(target: string, body: string): void {
    this.#pieces.push(body === '' ? `<?${target}?>` : `<?${target} ${body}?>`)
  }

  close(): void {
    this.#pieces.push(`</${this.#open.pop()?.name}>`)
  }

  toString(): string {
    return this.#pieces.join('')
  }
}

const textEscapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' }
const attributeEscapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
}

/** The declarations that the element and its attributes use themselves, sorted by prefix. */
function namespacesOf({ name, attributes, scope }: XmlElement): [string, string][] {
  const prefixed = attributes.map(attribute => attribute.name).filter(attribute => attribute.includes(':'))
  const used = new Set([name, ...prefixed].map(prefixOf))
  used.delete('xml')
  return [...used].sort().map(prefix => [prefix, scope.namespaceOf(prefix) ?? ''])
}

/** Sorted by namespace, then local name; those without namespace first. */
function sortedAttributes({ attributes, scope }: XmlElement): Written {
  const keyed = attributes.map(written => {
    const { namespace, local } = scope.attribute(written.name)
    return { written, namespace, local }
  })
  keyed.sort((a, b) => compare(a.namespace, b.namespace) || compare(a.local, b.local))
  return keyed.map(({ written }) => written)
}

function prefixOf(name: string): string {
  return name.slice(0, Math.max(name.indexOf(':'), 0))
}

function attribute(name: string, value: string): string {
  return ` ${name}="${value.replace(/[&<"\t\n\r]/g, character => attributeEscapes[character])}"`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
