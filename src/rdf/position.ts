import type { Position } from '../model/finding.ts'

/**
 * Line and column (both from 1, in UTF-16 units) of an offset in a text. Lines end with LF, alone or behind CR,
 * as editors and `grep -n` count them.
 */
export function positionAt(text: string, offset: number): Position {
  const cursor = new LineCursor(text)
  cursor.move(Math.min(Math.max(offset, 0), text.length))
  return { line: cursor.line, column: cursor.column }
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

/** Line and column for offsets that only grow, in one pass over the text. */
export class LineCursor {
  readonly #text: string
  #line = 1
  #start = 0
  #next: number
  #offset = 0

  constructor(text: string) {
    this.#text = text
    this.#next = this.#lineAfter(0)
  }

  /** Moves on to an offset that is not before the one it stands at. */
  move(offset: number): void {
    while (offset >= this.#next) {
      this.#line++
      this.#start = this.#next
      this.#next = this.#lineAfter(this.#start)
    }
    this.#offset = offset
  }

  get line(): number {
    return this.#line
  }

  get column(): number {
    return this.#offset - this.#start + 1
  }

  /** Where the next line starts; infinity on the last one. */
  #lineAfter(from: number): number {
    return this.#text.indexOf('\n', from) + 1 || Number.POSITIVE_INFINITY
  }
}
