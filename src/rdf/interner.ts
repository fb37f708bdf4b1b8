import { randomHashKey } from './term-hash.ts'
import {
  BlankNode,
  hashTerm,
  Literal,
  NamedNode,
  powerOfTwo,
  type TermClass,
  type TermColumns,
  TermTable,
} from './terms.ts'
import { xsd } from './vocabulary.ts'

/** Terms that differ in their texts alone, by those. */
interface Kin extends TermClass {
  readonly ids: Map<string, number>
}

/**
 * Collects distinct terms and numbers them in the order in which they come. It may go on from a finished dictionary,
 * whose terms keep their ids; then only new terms take time and room.
 */
export class TermInterner {
  readonly #before: TermTable
  readonly #iris: Kin = { kind: NamedNode, qualifier: 0, ids: new Map() }
  readonly #blanks: Kin = { kind: BlankNode, qualifier: 0, ids: new Map() }
  readonly #literals = new Map<number, Kin>()
  readonly #languages: string[]
  readonly #languageIndex: Map<string, number>
  readonly #kinds: number[] = []
  readonly #qualifiers: number[] = []
  readonly #ends: number[] = []
  /** The new texts in UTF-8, `#top` bytes of them. */
  #bytes = Buffer.allocUnsafeSlow(4096)
  #top = 0
  readonly #xsdString: number

  constructor(before: TermColumns = noTerms()) {
    this.#before = new TermTable(before)
    this.#languages = before.languages.slice()
    this.#languageIndex = new Map(before.languages.map((tag, index) => [tag, index]))
    this.#xsdString = this.iri(xsd.string)
  }

  /** How many ids are in use, 0 included. */
  get count(): number {
    return this.#before.count + this.#kinds.length
  }

  iri(value: string): number {
    return this.#iris.ids.get(value) ?? this.#number(this.#iris, value)
  }

  blank(label: string): number {
    return this.#blanks.ids.get(label) ?? this.#number(this.#blanks, label)
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

  /** The dictionary as columns; those gone on from themselves when nothing has come to them. */
  columns(): TermColumns {
    const before = this.#before.columns
    if (this.#kinds.length === 0) return before
    const texts = this.#bytes.subarray(0, this.#top)
    const columns = {
      kind: joined(new Uint8Array(this.count), before.kind, this.#kinds),
      qualifier: joined(new Int32Array(this.count), before.qualifier, this.#qualifiers),
      offset: joined(new Uint32Array(this.count + 1), before.offset, this.#ends),
      bytes: joined(new Uint8Array(before.bytes.length + this.#top), before.bytes, texts),
      hashKey: before.hashKey.slice(),
      languages: this.#languages.slice(),
    }
    return { ...columns, table: hashTable(columns, before) }
  }

  #qualified(value: string, qualifier: number): number {
    let kin = this.#literals.get(qualifier)
    if (kin === undefined) {
      kin = { kind: Literal, qualifier, ids: new Map() }
      this.#literals.set(qualifier, kin)
    }
    return kin.ids.get(value) ?? this.#number(kin, value)
  }

  /** Id of a term that is not among the new ones. */
  #number(kin: Kin, text: string): number {
    // Lone surrogates cannot stand in UTF-8 and become U+FFFD; the term may be known under that text.
    if (!text.isWellFormed()) return kin.ids.get(text.toWellFormed()) ?? this.#number(kin, text.toWellFormed())
    return this.#before.find(text, kin) || this.#add(kin, text)
  }

  #add(kin: Kin, text: string): number {
    const id = this.count
    kin.ids.set(this.#written(text), id)
    this.#kinds.push(kin.kind)
    this.#qualifiers.push(kin.qualifier)
    this.#ends.push(this.#before.columns.bytes.length + this.#top)
    return id
  }

  /** Writes a text behind the others; answers it as a string of its own, since a piece of a document keeps all of it in memory. */
  #written(text: string): string {
    const from = this.#top
    const room = text.length * 3
    if (from + room > this.#bytes.length) this.#bytes = grown(this.#bytes, from, from + room)
    this.#top += this.#bytes.write(text, from, 'utf8')
    return this.#bytes.toString('utf8', from, this.#top)
  }
}

/** A dictionary of nothing, with a secret of its own. */
function noTerms(): TermColumns {
  return {
    kind: new Uint8Array(1),
    qualifier: new Int32Array(1),
    offset: new Uint32Array(2),
    bytes: new Uint8Array(0),
    table: new Int32Array(16),
    hashKey: randomHashKey(),
    languages: [''],
  }
}

function joined<Column extends Uint8Array | Int32Array | Uint32Array>(
  column: Column,
  before: Column,
  after: ArrayLike<number>,
): Column {
  column.set(before)
  column.set(after, before.length)
  return column
}

/** The table of a dictionary; as long as there is room enough, what it goes on from keeps its places. */
function hashTable(columns: Omit<TermColumns, 'table'>, before: TermColumns): Int32Array {
  const { kind, qualifier, offset, bytes, hashKey } = columns
  const count = kind.length
  const isRoom = before.table.length >= count * 2
  const table = isRoom ? before.table.slice() : new Int32Array(powerOfTwo(count * 2))
  const last = table.length - 1
  for (let id = isRoom ? before.kind.length : 1; id < count; id++) {
    const text = { bytes, from: offset[id], to: offset[id + 1] }
    let slot = hashTerm(hashKey, text, { kind: kind[id], qualifier: qualifier[id] }) & last
    while (table[slot] !== 0) slot = (slot + 1) & last
    table[slot] = id
  }
  return table
}

function grown(bytes: Buffer<ArrayBuffer>, used: number, needed: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(Math.max(needed, bytes.length * 2))
  bytes.copy(larger, 0, 0, used)
  return larger
}
