import type { Finding, Position } from '../model/finding.ts'
import type { Describer, Told } from './findings.ts'
import type { Breach } from './judge.ts'
import type { TargetedShape } from './shapes.ts'

/** A breach and what was judged by what to find it. */
interface Found {
  /** The shape with targets that was judged by. */
  readonly root: TargetedShape
  /** The node that was judged, in ids of the data graph; a breach may be about a node that it leads to. */
  readonly node: number
  readonly breach: Breach
}

/** A finding and what it comes from. It is put into words when they are asked for: of much advice they never are. */
export class Verdict implements Found, Told {
  readonly root: TargetedShape
  readonly node: number
  readonly breach: Breach
  readonly position: Position | null
  /** null when it has been put into words, so that the graph that they were found in can go. */
  #describer: Describer | null
  #finding: Finding | null

  constructor(
    { root, node, breach }: Found,
    position: Position | null,
    { describer = null, finding = null }: { readonly describer?: Describer | null; readonly finding?: Finding | null },
  ) {
    this.root = root
    this.node = node
    this.breach = breach
    this.position = position
    this.#describer = describer
    this.#finding = finding
  }

  get finding(): Finding {
    if (this.#finding !== null) return this.#finding
    if (this.#describer === null) throw new Error('A verdict without words and without a way to find them')
    this.#finding = this.#describer.describe(this.breach, this.position)
    this.#describer = null
    return this.#finding
  }

  /** The same in a later state of the graph, in ids of that, at its place there. Of the resource nothing else is said than before. */
  movedTo(found: Found, position: Position | null, describer: Describer): Verdict {
    if (this.#finding === null) return new Verdict(found, position, { describer })
    const isThere = position === this.position
    return new Verdict(found, position, { finding: isThere ? this.#finding : { ...this.#finding, position } })
  }
}
