import { fault } from '../parsing.ts'
import { excerptAt, positionAt } from '../position.ts'
import { offsetOfJsonFault } from './json-fault.ts'

/** A JSON value; what holds others knows their offsets in the text. */
export type JsonValue = string | number | boolean | null | JsonObject | JsonList

/** A JSON object: its members in the order of the text. Of a name that comes twice the last value counts. */
export interface JsonObject {
  readonly kind: 'object'
  readonly keys: readonly string[]
  /** Offsets of the names and of the values. */
  readonly keyOffsets: readonly number[]
  readonly offsets: readonly number[]
  readonly values: readonly JsonValue[]
  /** The value of its `@context` as it is written; null without one. */
  readonly context: string | null
}

/** A JSON array. */
export interface JsonList {
  readonly kind: 'list'
  readonly offsets: readonly number[]
  readonly values: readonly JsonValue[]
}

/** A JSON text that has been read. */
export interface JsonTree {
  readonly root: JsonValue
  readonly offset: number
  /** Is there a keyword of JSON-LD in it, such as `@context` or `@id`? */
  readonly hasKeywords: boolean
}

/**
 * Reads JSON as `JSON.parse` does, and keeps where everything stands. Members called `__proto__` are left out: they mean
 * nothing in RDF and much in JavaScript. @throws SyntaxFault when it is not JSON, or deeper than the limit
 */
export function readJson(text: string, maxDepth: number): JsonTree {
  return new JsonReader(text, maxDepth).read()
}

/** Is it an object or an array? */
export function isStructure(value: JsonValue): value is JsonObject | JsonList {
  return typeof value === 'object' && value !== null
}

/** Is it an object? */
export function isObject(value: JsonValue): value is JsonObject {
  return isStructure(value) && value.kind === 'object'
}

/** The same as JavaScript has it. */
export function plain(value: JsonValue): unknown {
  if (!isStructure(value)) return value
  if (value.kind === 'list') return value.values.map(plain)
  return Object.fromEntries(value.keys.map((key, at) => [key, plain(value.values[at])]))
}

/** So many names are looked through one by one for one that comes twice. */
const fewNames = 32

const scalar = /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)/y
const named: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])
const escapedOrControl = /[\\\p{Cc}]/u
const [quote, backslash, comma, colon] = [34, 92, 44, 58]
const [openBrace, closeBrace, openBracket, closeBracket] = [123, 125, 91, 93]

class JsonReader {
  readonly #text: string
  readonly #maxDepth: number
  #at = 0
  #depth = 0
  #hasKeywords = false

  constructor(text: string, maxDepth: number) {
    this.#text = text
    this.#maxDepth = maxDepth
  }

  read(): JsonTree {
    const offset = this.#next()
    const root = this.#value()
    this.#next()
    if (this.#at < this.#text.length) this.#fail()
    return { root, offset, hasKeywords: this.#hasKeywords }
  }

  /** Moves over white space; answers the offset reached. */
  #next(): number {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at)
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return this.#at
      this.#at++
    }
  }

  #value(): JsonValue {
    const code = this.#text.charCodeAt(this.#at)
    if (code === quote) return this.#string()
    if (code !== openBrace && code !== openBracket) return this.#scalar()
    if (++this.#depth > this.#maxDepth) {
      throw fault('document-too-deep', positionAt(this.#text, this.#at), { limit: String(this.#maxDepth) })
    }
    this.#at++
    const structure = code === openBrace ? this.#object() : this.#list()
    this.#depth--
    return structure
  }

  #scalar(): number | boolean | null {
    scalar.lastIndex = this.#at
    if (!scalar.test(this.#text)) this.#fail()
    const written = this.#text.slice(this.#at, scalar.lastIndex)
    this.#at = scalar.lastIndex
    return named.has(written) ? (named.get(written) ?? null) : Number(written)
  }

  #object(): JsonObject {
    const members = new Members()
    for (let isFirst = true; !this.#closes(closeBrace, isFirst); isFirst = false) {
      const keyOffset = this.#at
      if (this.#text.charCodeAt(keyOffset) !== quote) this.#fail()
      const key = this.#string()
      this.#next()
      this.#take(colon)
      const offset = this.#next()
      const value = this.#value()
      if (key.charCodeAt(0) === 64) this.#hasKeywords = true
      if (key !== '__proto__') members.set(key, value, { keyOffset, offset })
      if (key === '@context') members.context = this.#text.slice(offset, this.#at)
    }
    return members.object()
  }

  #list(): JsonList {
    const offsets: number[] = []
    const values: JsonValue[] = []
    for (let isFirst = true; !this.#closes(closeBracket, isFirst); isFirst = false) {
      offsets.push(this.#at)
      values.push(this.#value())
    }
    return { kind: 'list', offsets, values }
  }

  /** Moves over the end of what is open, or to the next part of it. */
  #closes(end: number, isFirst: boolean): boolean {
    this.#next()
    if (this.#text.charCodeAt(this.#at) === end) {
      this.#at++
      return true
    }
    if (!isFirst) {
      this.#take(comma)
      this.#next()
    }
    return false
  }

  #take(code: number): void {
    if (this.#text.charCodeAt(this.#at) !== code) this.#fail()
    this.#at++
  }

  #string(): string {
    const start = this.#at
    let end = this.#text.indexOf('"', start + 1)
    while (end !== -1 && this.#isEscaped(end)) end = this.#text.indexOf('"', end + 1)
    if (end === -1) this.#fail()
    this.#at = end + 1
    const raw = this.#text.slice(start + 1, end)
    return escapedOrControl.test(raw) ? this.#unescaped(start, end + 1) : raw
  }

  /** Is there an odd number of backslashes before it? */
  #isEscaped(offset: number): boolean {
    let before = offset
    while (this.#text.charCodeAt(before - 1) === backslash) before--
    return (offset - before) % 2 === 1
  }

  #unescaped(start: number, end: number): string {
    try {
      return JSON.parse(this.#text.slice(start, end)) as string
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      return this.#fail()
    }
  }

  #fail(): never {
    const offset = offsetOfJsonFault(this.#text)
    const found = excerptAt(this.#text, offset)
    const rule = found === '' ? 'syntax-unexpected-end' : 'syntax-error'
    throw fault(rule, positionAt(this.#text, offset), { found })
  }
}

/** The members of an object that is being read. */
class Members {
  readonly #keys: string[] = []
  readonly #keyOffsets: number[] = []
  readonly #offsets: number[] = []
  readonly #values: JsonValue[] = []
  /** Where each name is; only when there are many. */
  #index: Map<string, number> | null = null
  context: string | null = null

  set(key: string, value: JsonValue, { keyOffset, offset }: { readonly keyOffset: number; readonly offset: number }) {
    const known = this.#indexOf(key)
    const at = known === -1 ? this.#keys.length : known
    if (known === -1) this.#index?.set(key, at)
    this.#keys[at] = key
    this.#keyOffsets[at] = keyOffset
    this.#offsets[at] = offset
    this.#values[at] = value
  }

  object(): JsonObject {
    const [keys, keyOffsets, offsets, values] = [this.#keys, this.#keyOffsets, this.#offsets, this.#values]
    return { kind: 'object', keys, keyOffsets, offsets, values, context: this.context }
  }

  #indexOf(key: string): number {
    if (this.#keys.length < fewNames) return this.#keys.indexOf(key)
    this.#index ??= new Map(this.#keys.map((known, at) => [known, at]))
    return this.#index.get(key) ?? -1
  }
}
