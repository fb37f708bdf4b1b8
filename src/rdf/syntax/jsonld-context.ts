import jsonld from 'jsonld'

/** An active context as jsonld has it. */
export interface ActiveContext {
  readonly mappings: ReadonlyMap<string, TermDefinition | null>
  /** What holds again in the next node object, when a context does not propagate. */
  readonly previousContext?: ActiveContext
  readonly protected: object
  readonly '@base'?: string | null
  readonly '@vocab'?: string
  readonly '@language'?: string
  readonly '@direction'?: string
}

/** What a context says of a term. */
interface TermDefinition {
  readonly '@id'?: string | null
  readonly '@type'?: string
  readonly '@container'?: readonly string[]
  readonly '@language'?: string | null
  readonly '@direction'?: string | null
  readonly '@context'?: unknown
  readonly '@index'?: string
  readonly reverse?: boolean
  readonly _prefix?: boolean
}

/** What a name in a node object stands for, and how its values are to be read. */
export interface Term {
  /** A keyword, an absolute IRI or a blank node; null when the name means nothing. */
  readonly meaning: string | null
  readonly isKeyword: boolean
  readonly isReverse: boolean
  readonly containers: readonly string[]
  /** `@id`, `@vocab`, `@none`, `@json` or a datatype. */
  readonly type: string | null
  /** Of text without any other; null is none. */
  readonly language: string | null
  readonly hasDirection: boolean
  /** The context of its values; undefined without one. */
  readonly context: unknown
  /** The property that an index is a value of; null when an index says nothing. */
  readonly indexedBy: string | null
}

const keywords: ReadonlySet<string> = new Set([
  ...['@base', '@container', '@context', '@default', '@direction', '@embed', '@explicit', '@graph', '@id'],
  ...['@included', '@index', '@json', '@language', '@list', '@nest', '@none', '@omitDefault', '@prefix'],
  ...['@preserve', '@protected', '@requireAll', '@reverse', '@set', '@type', '@value', '@version', '@vocab'],
])
const likeKeyword = /^@[a-zA-Z]+$/
/** jsonld's own idea of an IRI, which decides what it keeps. */
const absolute = /^(?:[A-Za-z][A-Za-z0-9+-.]*|_):[^\s]*$/

/** Does jsonld take it for an absolute IRI or a blank node? */
export function isAbsolute(iri: string): boolean {
  return absolute.test(iri)
}

const { prependBase } = (jsonld as unknown as { readonly url: { prependBase(base: unknown, iri: string): string } }).url

/** What a context is made for: the object it stands in or the values of a property, or the members of a class. */
export type Derivation = 'inner' | 'class'

/** An active context that answers what names and references mean in it. */
export class JsonLdContext {
  readonly active: ActiveContext
  /** What holds again in the next node object; null when this context does. */
  readonly previous: JsonLdContext | null
  /** Has any term a context of its own? */
  readonly hasScopes: boolean
  /** Are there terms that must not be defined anew? */
  readonly hasProtected: boolean
  /** Contexts that were made of this one and another, by that: for a property or an object, and for a class. */
  readonly derived: Readonly<Record<Derivation, Map<unknown, JsonLdContext>>> = { inner: new Map(), class: new Map() }
  readonly #documentBase: string
  readonly #terms = new Map<string, Term>()
  readonly #names = new Map<string, string | null>()

  constructor(active: ActiveContext, documentBase: string) {
    this.active = active
    this.#documentBase = documentBase
    const { previousContext } = active
    this.previous = previousContext === undefined ? null : new JsonLdContext(previousContext, documentBase)
    this.hasProtected = Object.keys(active.protected).length > 0
    this.hasScopes = [...active.mappings.values()].some(definition => definition?.['@context'] !== undefined)
  }

  /** What a name in a node object stands for. */
  term(name: string): Term {
    const known = this.#terms.get(name)
    if (known !== undefined) return known
    const term = this.#term(name)
    this.#terms.set(name, term)
    return term
  }

  /** The context that a term gives to its values, or a class to its members; undefined without one. */
  scopeOf(name: string): unknown {
    return this.active.mappings.get(name)?.['@context']
  }

  /** What a reference (the value of `@id`) is; null when it looks like a keyword. */
  reference(written: string): string | null {
    return this.#expand(written, false)
  }

  /** What the name of a class or datatype is; null when it looks like a keyword or is said to mean nothing. */
  name(written: string): string | null {
    let name = this.#names.get(written)
    if (name === undefined) {
      name = this.#expand(written, true)
      this.#names.set(written, name)
    }
    return name
  }

  /** What a reference, or the name of a class or datatype, is relative to as it is written; null when it is not. */
  relativeTo(written: string, isName: boolean): 'document' | 'context' | null {
    if (isAbsolute(written) || keywords.has(written) || this.#compact(written) !== undefined) return null
    const { '@base': base, '@vocab': vocabulary } = this.active
    if (isName && (vocabulary !== undefined || this.#defined(written) !== undefined)) return null
    return base && isAbsolute(base) ? 'context' : 'document'
  }

  #term(name: string): Term {
    const definition = this.active.mappings.get(name) ?? {}
    const meaning = this.#property(name)
    const direction = definition['@direction'] === undefined ? this.active['@direction'] : definition['@direction']
    const language = definition['@language'] === undefined ? this.active['@language'] : definition['@language']
    return {
      meaning,
      isKeyword: meaning !== null && keywords.has(meaning),
      isReverse: definition.reverse === true,
      containers: definition['@container'] ?? [],
      type: definition['@type'] ?? null,
      language: language ?? null,
      hasDirection: (direction ?? null) !== null,
      context: definition['@context'],
      indexedBy: definition['@index'] ?? null,
    }
  }

  /** The meaning of a name in a node object; one that makes no absolute IRI has none. */
  #property(name: string): string | null {
    if (keywords.has(name)) return name
    if (likeKeyword.test(name)) return null
    const defined = this.#defined(name)
    const iri = defined === undefined ? (this.#compact(name) ?? (this.active['@vocab'] ?? '') + name) : defined
    return iri !== null && (keywords.has(iri) || isAbsolute(iri)) ? iri : null
  }

  /** @see https://www.w3.org/TR/json-ld11-api/#iri-expansion */
  #expand(written: string, isName: boolean): string | null {
    if (written.charCodeAt(0) === 64) {
      if (keywords.has(written)) return written
      if (likeKeyword.test(written)) return null
    }
    const defined = isName ? this.#defined(written) : undefined
    if (defined !== undefined) return defined
    const compact = this.#compact(written)
    if (compact !== undefined) return compact
    const vocabulary = this.active['@vocab']
    return isName && vocabulary !== undefined ? vocabulary + written : this.#resolve(written)
  }

  /** What a term is defined as: null when as nothing, undefined when it is not defined. */
  #defined(name: string): string | null | undefined {
    const definition = this.active.mappings.get(name)
    return definition === null ? null : definition?.['@id']
  }

  /** A prefix and its suffix, or an IRI; undefined when it is neither. */
  #compact(written: string): string | undefined {
    const at = written.indexOf(':')
    if (at < 1) return undefined
    const prefix = written.slice(0, at)
    if (prefix === '_' || written.startsWith('//', at + 1)) return written
    const definition = this.active.mappings.get(prefix)
    if (definition?._prefix === true) return `${definition['@id']}${written.slice(at + 1)}`
    return isAbsolute(written) ? written : undefined
  }

  #resolve(reference: string): string {
    const base = this.active['@base']
    if (base === undefined) return prependBase(this.#documentBase, reference)
    return base ? prependBase(prependBase(this.#documentBase, base), reference) : reference
  }
}
