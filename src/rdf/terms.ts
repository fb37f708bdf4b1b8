import { hashText, type Span } from './term-hash.ts'
import { rdf, xsd } from './vocabulary.ts'

/** What a term is. Numbers, because they stand in columns. */
export const NamedNode = 1
export const BlankNode = 2
export const Literal = 3

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
  /** Open-addressing hash table of term ids by `hashTerm`; its length is a power of two. */
  readonly table: Int32Array
  /** The secret of the hash table. */
  readonly hashKey: Int32Array
  /** Language tags as published; index 0 is not used. */
  readonly languages: readonly string[]
}

/** Hash of a term with this text, under the key of its dictionary. */
export function hashTerm(key: Int32Array, text: Span, { kind, qualifier }: TermClass): number {
  return hashText(key, (qualifier << 2) | kind, text)
}

/** What terms of the same text differ in. */
export interface TermClass {
  /** `NamedNode`, `BlankNode` or `Literal`. */
  readonly kind: number
  readonly qualifier: number
}

/** How many texts a dictionary keeps as strings: those in use at a time, without all of them being held twice. */
const keptTexts = 1 << 14

/** How many looked-up IRIs a dictionary remembers. */
const keptIris = 512

/** A finished dictionary: looks terms up by what they say and says what they are. */
export class TermTable {
  readonly columns: TermColumns
  readonly #buffer: Buffer
  /** Texts asked for last, each at the place that the end of its id names. */
  readonly #texts: string[]
  readonly #textIds: Int32Array
  readonly #lastPlace: number
  /** Ids of IRIs asked for: the same few properties and classes are, again and again. */
  readonly #iris = new Map<string, number>()
  readonly #languageIndex: ReadonlyMap<string, number>

  constructor(columns: TermColumns) {
    this.columns = columns
    const { bytes } = columns
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const places = Math.min(keptTexts, powerOfTwo(this.count))
    this.#texts = new Array(places).fill('')
    this.#textIds = new Int32Array(places)
    this.#lastPlace = places - 1
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
    const place = id & this.#lastPlace
    if (this.#textIds[place] === id) return this.#texts[place]
    const { offset } = this.columns
    const text = this.#buffer.toString('utf8', offset[id], offset[id + 1])
    this.#texts[place] = text
    this.#textIds[place] = id
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
    return qualifier & 1 ? rdf.langString : this.value(qualifier >>> 1)
  }

  /** Term id of an IRI; 0 when the graph does not hold it. */
  iri(value: string): number {
    const known = this.#iris.get(value)
    if (known !== undefined) return known
    const id = this.find(value, { kind: NamedNode, qualifier: 0 })
    if (this.#iris.size === keptIris) this.#iris.clear()
    this.#iris.set(value, id)
    return id
  }

  /** Term id of a blank node label (without `_:`); 0 when the graph does not hold it. */
  blank(label: string): number {
    return this.find(label, { kind: BlankNode, qualifier: 0 })
  }

  /** Term id of a literal; 0 when the graph does not hold it. */
  literal(value: string, datatype: string, language: string): number {
    if (language !== '') {
      const index = this.#languageIndex.get(language)
      return index === undefined ? 0 : this.find(value, { kind: Literal, qualifier: (index << 1) | 1 })
    }
    const type = this.iri(datatype === '' ? xsd.string : datatype)
    return type === 0 ? 0 : this.find(value, { kind: Literal, qualifier: type << 1 })
  }

  /** Term id of a text as a term of a class; 0 when the dictionary does not hold it. */
  find(value: string, { kind, qualifier }: TermClass): number {
    if (this.count === 1) return 0
    const { bytes, offset, table, kind: kinds, qualifier: qualifiers, hashKey } = this.columns
    const wanted = Buffer.from(value, 'utf8')
    const last = table.length - 1
    let slot = hashTerm(hashKey, { bytes: wanted, from: 0, to: wanted.length }, { kind, qualifier }) & last
    for (let id = table[slot]; id !== 0; slot = (slot + 1) & last, id = table[slot]) {
      if (kinds[id] !== kind || qualifiers[id] !== qualifier) continue
      if (offset[id + 1] - offset[id] !== wanted.length) continue
      if (wanted.compare(bytes, offset[id], offset[id + 1]) === 0) return id
    }
    return 0
  }
}

/** The least power of two that is no less than a number. */
export function powerOfTwo(number: number): number {
  return 2 ** (32 - Math.clz32(number - 1))
}
