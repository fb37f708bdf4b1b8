import { sortRows } from './graph.ts'
import { hashText, type Span } from './term-hash.ts'

/** What a term is: its text, and in what terms of that text may differ. */
export interface TermText extends Span {
  readonly termClass: Uint8Array
}

/** No secret: the order has to be the same everywhere. Terms crafted to fall together are then sorted as texts are. */
const openKey = Int32Array.of(0x736b6f72, 0x64726466)

/** Half of the bits of a hash. */
const half = 1 << 16

/** Puts terms in an order that follows from what they say alone: by a hash of that, those that fall together by their bytes. */
export class TermOrder {
  /** The terms in order. */
  readonly ids: Int32Array

  constructor(ids: Int32Array, textOf: (id: number) => TermText) {
    const high = new Int32Array(ids.length)
    const low = new Int32Array(ids.length)
    for (let place = 0; place < ids.length; place++) {
      const hash = hashOf(textOf(ids[place]))
      high[place] = hash >>> 16
      low[place] = hash & (half - 1)
    }
    const order = sortRows(sortRows(null, low, half), high, half)
    const hashAt = (place: number): number => high[order[place]] * half + low[order[place]]
    this.ids = order.map(place => ids[place])
    for (let from = 0, to = 1; to <= ids.length; to++) {
      if (to < ids.length && hashAt(to) === hashAt(from)) continue
      if (to - from > 1) this.ids.subarray(from, to).sort((a, b) => compare(textOf(a), textOf(b)))
      from = to
    }
  }

  /** The rank of each term by its id, from 1; 0 for terms that have none. */
  ranks(termCount: number): Int32Array {
    const ranks = new Int32Array(termCount)
    for (let place = 0; place < this.ids.length; place++) ranks[this.ids[place]] = place + 1
    return ranks
  }
}

function hashOf(text: TermText): number {
  const { termClass } = text
  return hashText(openKey, hashText(openKey, 0, { bytes: termClass, from: 0, to: termClass.length }), text)
}

function compare(a: TermText, b: TermText): number {
  const byClass = Buffer.compare(a.termClass, b.termClass)
  return byClass !== 0 ? byClass : Buffer.compare(a.bytes.subarray(a.from, a.to), b.bytes.subarray(b.from, b.to))
}
