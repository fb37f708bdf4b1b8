import type { Position } from '../model/finding.ts'

/**
 * Line and column (both from 1, in UTF-16 units) of an offset in a text. Lines end with LF, alone or behind CR,
 * as `grep -n` and SARIF count them. The text is that of the decoded document; a byte order mark is no part of it.
 *
 * Where a statement stands, and where its subject begins:
 *
 * | syntax | a statement | a resource |
 * |---|---|---|
 * | RDF/XML | the `<` of its property element; of a property attribute the name; of a typed node the `<` of the element | the `<` of the first node element about it that says something; with `parseType="Resource"` or property attributes, of the property element |
 * | Turtle, TriG | the first character of its value: `"`, `<`, a prefixed name, `_:`, `[`, `(` | the first token of the sentence about it; of `[ … ]` the bracket |
 * | N-Triples, N-Quads | the first character of its value | the first character of the first line about it |
 * | JSON-LD | the first character of its value: of a value object that of `@value`, of a reference that of `@id`, of a node object with more in it or a list the bracket | the `{` of the first node object that says something of it |
 *
 * When the same statement is made twice, the first place counts.
 */
export function positionAt(text: string, offset: number): Position {
  const reached = Math.min(Math.max(offset, 0), text.length)
  let [line, start] = [1, 0]
  for (let next = text.indexOf('\n') + 1; next > 0 && next <= reached; next = text.indexOf('\n', start) + 1) {
    line++
    start = next
  }
  return { line, column: reached - start + 1 }
}

/** Offset of a position; the end of the text for a line that is not there. n3 lets a lone CR end a line, too. */
export function offsetAt(text: string, { line, column }: Position): number {
  const ends = /\r\n|\n|\r/g
  for (let passed = 1; passed < line; passed++) if (ends.exec(text) === null) return text.length
  return Math.min(ends.lastIndex + column - 1, text.length)
}

/** A piece of one line of the text that begins at an offset, to show to a person; at most 60 characters. */
export function excerptAt(text: string, offset: number): string {
  const piece = text.slice(offset, offset + 60)
  const end = piece.search(/[\r\n]/)
  return (end === -1 ? piece : piece.slice(0, end)).toWellFormed().trimEnd()
}

/** Line and column for offsets in any order; the ends of the lines are found once. */
export class LineTable {
  readonly #starts: Int32Array
  /** The line found last, from 0: the next one asked for is often the same. */
  #last = 0

  constructor(text: string) {
    const starts = [0]
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
    this.#starts = Int32Array.from(starts)
  }

  at(offset: number): Position {
    this.#last = this.#lineOf(offset)
    return { line: this.#last + 1, column: offset - this.#starts[this.#last] + 1 }
  }

  #lineOf(offset: number): number {
    let low = offset >= this.#starts[this.#last] ? this.#last : 0
    if (low + 1 === this.#starts.length || offset < this.#starts[low + 1]) return low
    let high = this.#starts.length
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if (this.#starts[middle] <= offset) low = middle
      else high = middle
    }
    return low
  }
}
