import type { Position } from '../../model/finding.ts'
import { LineTable } from '../position.ts'
import type { Token } from './turtle-faults.ts'

const loneReturn = /\r(?!\n)/

/** Tells where a token starts. n3 lets a CR that stands alone end a line, which it does not for us. */
export function tokenPlaces(text: string): (token: Token) => Position {
  if (!loneReturn.test(text)) return ({ line, start }) => ({ line: Math.max(line, 1), column: start + 1 })
  const lines = new LineTable(text)
  const starts = [0]
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length)
  return ({ line, start }) => lines.at(starts[Math.max(line, 1) - 1] + start)
}
