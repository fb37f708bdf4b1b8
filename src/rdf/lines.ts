import { isUtf8 } from 'node:buffer'
import { setImmediate } from 'node:timers/promises'
import type { Problem } from '../model/finding.ts'
import type { GraphBuilder } from './builder.ts'
import { type Detected, detect } from './detect.ts'
import { type ParseTools, SyntaxFault } from './parsing.ts'
import type { Syntax } from './syntaxes.ts'

/** A document of a statement a line has one that stands on several lines; such a document has to be read as one text. */
export class BrokenLines extends Error {}

/** Bytes that are read at a time, and the most that one line may have. */
const usualPiece = 4 * 1024 * 1024
const longestLine = 128 * 1024 * 1024

/** Enough to tell the syntax by. */
const sampleSize = 128 * 1024

const [lineFeed, carriageReturn] = [0x0a, 0x0d]

/** The syntax of a document in UTF-8 with a statement a line, N-Triples or N-Quads; null for all others. */
export function lineSyntax(
  body: Uint8Array,
  { mediaType = null, charset = null }: { readonly mediaType?: string | null; readonly charset?: string | null },
): Detected | null {
  if (charset !== null && !/^utf-?8$/i.test(charset)) return null
  const sample = new TextDecoder().decode(body.subarray(0, sampleSize))
  const { syntax, ...rest } = detect(sample, mediaType)
  if (syntax === null || (syntax.id !== 'ntriples' && syntax.id !== 'nquads')) return null
  return isUtf8(body) && !hasLoneReturn(body) ? { syntax, ...rest } : null
}

/** Other lines than ours end there for the parser. */
function hasLoneReturn(body: Uint8Array): boolean {
  for (let at = body.indexOf(carriageReturn); at !== -1; at = body.indexOf(carriageReturn, at + 1)) {
    if (body[at + 1] !== lineFeed) return true
  }
  return false
}

/** How a document is read in pieces. */
interface Pieces {
  readonly syntax: Syntax
  readonly tools: ParseTools
  /** Bytes. */
  readonly pieceSize?: number
}

/**
 * Reads such a document piece by piece, so that its text is never in memory as a whole, and lets others come in between.
 * @throws SyntaxFault when it cannot be read to its end
 * @throws BrokenLines when a statement goes on in the next piece, or a line beyond measure
 */
export async function parseInPieces(
  builder: GraphBuilder,
  body: Uint8Array,
  { syntax, tools, pieceSize = usualPiece }: Pieces,
): Promise<void> {
  const scope = builder.scope()
  const decoder = new TextDecoder()
  for (let from = 0, linesBefore = 0; from < body.length; ) {
    const end = endOfPiece(body, from, pieceSize)
    if (end - from > longestLine) throw new BrokenLines()
    const text = decoder.decode(body.subarray(from, end))
    const report = (problem: Problem): void => tools.report(shifted(problem, linesBefore))
    try {
      await syntax.parse(builder, text, { ...tools, report, part: { scope, linesBefore } })
    } catch (error) {
      if (!(error instanceof SyntaxFault)) throw error
      if (end < body.length && error.problem.rule === unexpectedEnd) throw new BrokenLines()
      throw new SyntaxFault(shifted(error.problem, linesBefore), error.failure)
    }
    linesBefore += countLines(body, from, end)
    from = end
    await setImmediate()
  }
}

const unexpectedEnd = 'syntax-unexpected-end'

/** Behind the last line end of the piece; where it has none, behind the first one after it. */
function endOfPiece(body: Uint8Array, from: number, pieceSize: number): number {
  if (body.length - from <= pieceSize) return body.length
  const last = body.subarray(from, from + pieceSize).lastIndexOf(lineFeed)
  if (last !== -1) return from + last + 1
  const next = body.indexOf(lineFeed, from + pieceSize)
  return next === -1 ? body.length : next + 1
}

function countLines(body: Uint8Array, from: number, end: number): number {
  let count = 0
  for (let at = body.indexOf(lineFeed, from); at !== -1 && at < end; at = body.indexOf(lineFeed, at + 1)) count++
  return count
}

function shifted(problem: Problem, lines: number): Problem {
  const { position } = problem
  return position === null ? problem : { ...problem, position: { ...position, line: position.line + lines } }
}
