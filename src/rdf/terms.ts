/** What a term is. Numbers, because they stand in columns. */
export const NamedNode = 1
export const BlankNode = 2
export const Literal = 3
export type TermKind = typeof NamedNode | typeof BlankNode | typeof Literal

const xsdString = 'http://www.w3.org/2001/XMLSchema#string'
const langString = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString'

/**
 * The columns of a term dictionary: every term once, numbered from 1 (0 is no term).
 * `qualifier` of a literal is `datatypeId << 1`, or `languageIndex << 1 | 1`; of other terms 0.
 */
export interface TermColumns {
  readonly kind: Uint8Array
  readonly qualifier: Int32Array
  /** `bytes.subarray(offset[id], offset[id + 1])` is the term's text in UTF-8. */
  readonly offset: Uint32Array
  readonly bytes: Uint8Array
  /** Open-addressing hash table of term ids; its length is a power of two. */
  readonly table: Int32Array
  /** Language tags as published; index 0 is not used. */
  readonly languages: readonly string[]
}

/** Collects distinct terms and numbers them in the order in which they come. */
export class TermInterner {
  readonly #iris = new Map<string, number>()
  readonly #blanks = new Map<string, number>()
  readonly #literals = new Map<number, Map<string, number>>()
  readonly #languageIndex = new Map<string, number>()
  readonly #texts: string[] = ['']
  readonly #kinds: number[] = [0]
  readonly #qualifiers: number[] = [0]
  readonly #languages: string[] = ['']
  readonly #xsdString = this.iri(xsdString)

  /** How many ids are in use, 0 included. */
  get count(): number {
    return this.#texts.length
  }

  iri(value: string): number {
    return this.#iris.get(value) ?? this.#add(this.#iris, value, NamedNode, 0)
  }

  blank(label: string): number {
    return this.#blanks.get(label) ?? this.#add(this.#blanks, label, BlankNode, 0)
  }

  /** A literal with a datatype: an id from `iri`, or 0 for xsd:string. */
  literal(value: string, datatype = 0): number {
    return this.#qualified(value, (datatype || this.#xsdString) << 1)
  }

  /** A language-tagged literal; the tag keeps its case. */
  text(value: string, language: string): number {
    let index = this.#languageIndex.get(language)
    if (index === undefined) {
      index = this.#languages.push(language) - 1
      this.#languageIndex.set(language, index)
    }
    return this.#qualified(value, (index << 1) | 1)
  }

  kindOf(id: number): number {
    return this.#kinds[id]
  }

  textOf(id: number): string {
    return this.#texts[id]
  }

  /** The dictionary as columns, with the texts in one run of bytes. */
  columns(): TermColumns {
    const count = this.#texts.length
    const offset = new Uint32Array(count + 1)
    const bytes = encodeAll(this.#texts, offset)
    const kind = Uint8Array.from(this.#kinds)
    const qualifier = Int32Array.from(this.#qualifiers)
    const table = hashTable(count, id => hashBytes(bytes, offset[id], offset[id + 1], kind[id], qualifier[id]))
    return { kind, qualifier, offset, bytes, table, languages: this.#languages.slice() }
  }

  #qualified(value: string, qualifier: number): number {
    let texts = this.#literals.get(qualifier)
    if (texts === undefined) {
      texts = new Map()
      this.#literals.set(qualifier, texts)
    }
    return texts.get(value) ?? this.#add(texts, value, Literal, qualifier)
  }

  #add(index: Map<string, number>, text: string, kind: TermKind, qualifier: number): number {
    if (!text.isWellFormed()) return this.#addMended(index, text.toWellFormed(), kind, qualifier)
    const id = this.#texts.push(text) - 1
    this.#kinds.push(kind)
    this.#qualifiers.push(qualifier)
    index.set(text, id)
    return id
  }

  /** Lone surrogates cannot stand in UTF-8 and become U+FFFD; the term may be known under that text. */
  #addMended(index: Map<string, number>, text: string, kind: TermKind, qualifier: number): number {
    return index.get(text) ?? this.#add(index, text, kind, qualifier)
  }
}

/** A finished dictionary: looks terms up by what they say and says what they are. */
export class TermTable {
  readonly columns: TermColumns
  readonly #buffer: Buffer
  readonly #texts: string[]
  readonly #languageIndex: ReadonlyMap<string, number>

  constructor(columns: TermColumns) {
    this.columns = columns
    const { bytes } = columns
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#texts = new Array(this.count)
    this.#languageIndex = new Map(columns.languages.map((tag, index) => [tag, index]))
  }

  /** How many ids are in use, 0 included. */
  get count(): number {
    return this.columns.offset.length - 1
  }

  kind(id: number): number {
    return this.columns.kind[id]
  }

  /** IRI, blank node label without `_:`, or lexical form. */
  value(id: number): string {
    const known = this.#texts[id]
    if (known !== undefined) return known
    const { offset } = this.columns
    const text = this.#buffer.toString('utf8', offset[id], offset[id + 1])
    this.#texts[id] = text
    return text
  }

  /** Language tag of a literal as published; '' when it has none. */
  language(id: number): string {
    const qualifier = this.columns.qualifier[id]
    return qualifier & 1 ? this.columns.languages[qualifier >>> 1] : ''
  }

  /** Datatype IRI of a literal, rdf:langString for tagged text; '' for other terms. */
  datatype(id: number): string {
    const qualifier = this.columns.qualifier[id]
    if (qualifier === 0) return ''
    return qualifier & 1 ? langString : this.value(qualifier >>> 1)
  }

  /** Term id of an IRI; 0 when the graph does not hold it. */
  iri(value: string): number {
    return this.#find(value, NamedNode, 0)
  }

  /** Term id of a blank node label (without `_:`); 0 when the graph does not hold it. */
  blank(label: string): number {
    return this.#find(label, BlankNode, 0)
  }

  /** Term id of a literal; 0 when the graph does not hold it. */
  literal(value: string, datatype: string, language: string): number {
    if (language !== '') {
      const index = this.#languageIndex.get(language)
      return index === undefined ? 0 : this.#find(value, Literal, (index << 1) | 1)
    }
    const type = this.iri(datatype === '' ? xsdString : datatype)
    return type === 0 ? 0 : this.#find(value, Literal, type << 1)
  }

  #find(value: string, kind: TermKind, qualifier: number): number {
    const { bytes, offset, table, kind: kinds, qualifier: qualifiers } = this.columns
    const wanted = Buffer.from(value, 'utf8')
    const mask = table.length - 1
    let slot = hashBytes(wanted, 0, wanted.length, kind, qualifier) & mask
    for (let id = table[slot]; id !== 0; slot = (slot + 1) & mask, id = table[slot]) {
      if (kinds[id] !== kind || qualifiers[id] !== qualifier) continue
      if (offset[id + 1] - offset[id] !== wanted.length) continue
      if (wanted.compare(bytes, offset[id], offset[id + 1]) === 0) return id
    }
    return 0
  }
}

function encodeAll(texts: readonly string[], offset: Uint32Array): Uint8Array {
  let bytes = Buffer.allocUnsafeSlow(1 << 16)
  let top = 0
  for (let id = 0; id < texts.length; id++) {
    const text = texts[id]
    offset[id] = top
    const room = text.length * 3
    if (top + room > bytes.length) bytes = grown(bytes, top, top + room)
    top += bytes.write(text, top, 'utf8')
  }
  offset[texts.length] = top
  return new Uint8Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + top))
}

function grown(bytes: Buffer<ArrayBuffer>, used: number, needed: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(Math.max(needed, bytes.length * 2))
  bytes.copy(larger, 0, 0, used)
  return larger
}

function hashTable(count: number, hash: (id: number) => number): Int32Array {
  let capacity = 16
  while (capacity < count * 2) capacity *= 2
  const table = new Int32Array(capacity)
  for (let id = 1; id < count; id++) {
    let slot = hash(id) & (capacity - 1)
    while (table[slot] !== 0) slot = (slot + 1) & (capacity - 1)
    table[slot] = id
  }
  return table
}

/** FNV-1a over the bytes, mixed with kind and qualifier. */
function hashBytes(bytes: Uint8Array, from: number, to: number, kind: number, qualifier: number): number {
  let hash = 0x811c9dc5 ^ kind ^ Math.imul(qualifier, 0x85ebca6b)
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i], 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}
