import type { Position } from '../model/finding.ts'

/** Where descriptions begin, by term id; 0 where a term is not described or its place is not known. */
export interface StartColumns {
  readonly lines: Int32Array
  readonly columns: Int32Array
}

/** Numbers that are kept of each beginning: the subject, its line and column, and how many statements came before. */
const width = 4

/** Collects where the descriptions of resources begin: a few numbers for each, however many statements follow. */
export class Starts {
  readonly #before: StartColumns | null
  #log = new Int32Array(width * 64)
  #top = 0

  /** With `before`, what is known already of the terms that those come after. */
  constructor(before: StartColumns | null = null) {
    this.#before = before
  }

  /** A description of a subject begins, with the statement that is to come after `count` others. */
  add(subject: number, { line, column }: Position, count: number): void {
    if (this.#top === this.#log.length) this.#grow()
    this.#log[this.#top++] = subject
    this.#log[this.#top++] = line
    this.#log[this.#top++] = column
    this.#log[this.#top++] = count
  }

  /** Forgets the descriptions that began with a statement behind so many. */
  rewind(count: number): void {
    while (this.#top > 0 && this.#log[this.#top - 1] >= count) this.#top -= width
  }

  /** The first beginning of each subject, for so many term ids. */
  byTerm(termCount: number): StartColumns {
    const lines = new Int32Array(termCount)
    const columns = new Int32Array(termCount)
    for (let at = this.#top - width; at >= 0; at -= width) {
      const subject = this.#log[at]
      lines[subject] = this.#log[at + 1]
      columns[subject] = this.#log[at + 2]
    }
    this.#before?.lines.forEach((line, subject) => {
      if (line === 0) return
      lines[subject] = line
      columns[subject] = this.#before?.columns[subject] ?? 0
    })
    return { lines, columns }
  }

  #grow(): void {
    const larger = new Int32Array(this.#log.length * 2)
    larger.set(this.#log)
    this.#log = larger
  }
}
