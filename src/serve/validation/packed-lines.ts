import { type Blocks, packBlocks, readBlock } from './blocks.ts'

const perBlock = 200

/** Longest row, in UTF-16 units. */
export const rowLength = 500

/**
 * The text of a document, to be shown a window at a time. It is kept in rows: a line is a row, and a line that is very
 * long is several, since a file without line breaks is still to be shown where its problems are.
 */
export interface PackedLines {
  readonly blocks: Blocks
  /** Line of each row, from 1. */
  readonly lines: Uint32Array<ArrayBuffer>
  /** Is any line more than one row? */
  readonly isWrapped: boolean
}

/** A row of the document. */
export interface Row {
  readonly line: number
  /** First column of the row in its line, from 1. */
  readonly column: number
  readonly text: string
}

/** Packs a text. */
export function packLines(text: string): PackedLines {
  const lines: number[] = []
  const blocks: string[] = []
  const rows: string[] = []
  let line = 0
  for (let from = 0; from <= text.length; line++) {
    const found = text.indexOf('\n', from)
    const end = found === -1 ? text.length : found
    const isReturn = end > from && text.charCodeAt(end - 1) === 13
    const last = isReturn ? end - 1 : end
    for (let at = from; at === from || at < last; at += rowLength) {
      lines.push(line + 1)
      rows.push(text.slice(at, Math.min(at + rowLength, last)))
      if (rows.length === perBlock) blocks.push(JSON.stringify(rows.splice(0)))
    }
    from = end + 1
  }
  if (rows.length > 0) blocks.push(JSON.stringify(rows))
  return { blocks: packBlocks(blocks), lines: Uint32Array.from(lines), isWrapped: lines.length > line }
}

/** The rows from one number up to another. */
export function rowsBetween({ blocks, lines }: PackedLines, from: number, to: number): Row[] {
  const rows: Row[] = []
  let known = -1
  let block: readonly string[] = []
  for (let at = Math.max(from, 0); at < Math.min(to, lines.length); at++) {
    const wanted = Math.floor(at / perBlock)
    if (wanted !== known) block = JSON.parse(readBlock(blocks, wanted)) as string[]
    known = wanted
    const column = (at - firstAtLeast(lines, lines[at])) * rowLength + 1
    rows.push({ line: lines[at], column, text: block[at % perBlock] })
  }
  return rows
}

/** Number of the row that a place is on; that of the last row when it is beyond the end. */
export function rowOf(
  { lines }: PackedLines,
  { line, column }: { readonly line: number; readonly column: number },
): number {
  const first = Math.min(firstAtLeast(lines, line), lines.length - 1)
  const row = first + Math.floor(Math.max(column - 1, 0) / rowLength)
  return row < lines.length && lines[row] === lines[first] ? row : Math.max(firstAtLeast(lines, line + 1) - 1, 0)
}

/** Place of the first number that is at least so large, in numbers that never descend; their length when none is. */
export function firstAtLeast(numbers: Uint32Array, wanted: number, length: number = numbers.length): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle] < wanted) low = middle + 1
    else high = middle
  }
  return low
}
