import type { Position } from '../../model/finding.ts'
import { iriProblem } from '../iri.ts'
import { fault, SyntaxFault } from '../parsing.ts'
import { excerptAt, offsetAt, positionAt } from '../position.ts'

/** A token of n3: the line from 1, the ends of the token in the line from 0. */
export interface Token {
  readonly type: string
  readonly value: string
  readonly prefix: string
  readonly line: number
  readonly start: number
  readonly end: number
  readonly endLine?: number
}

/** What n3 says of an error. */
interface ErrorContext {
  readonly token?: Token
  readonly line: number
  readonly previousToken?: Token
}

/** What is known of the document when an error is met. */
interface Surroundings {
  /** The prefixes that are known there. */
  readonly declared: ReadonlySet<string>
  readonly placeOf: (token: Token) => Position
}

/**
 * The fault behind an error of n3, which says which token it did not expect or, when there is no token to be made,
 * which one came before.
 */
export function faultOf(error: Error, text: string, { declared, placeOf }: Surroundings): SyntaxFault {
  const { token, previousToken } = (error as Error & { readonly context: ErrorContext }).context
  if (token === undefined) return lexicalFault(text, previousToken)
  const position = placeOf(token)
  if (token.type === 'eof') return fault('syntax-unexpected-end', position, {})
  const isName = token.type === 'prefixed' || token.type === 'type'
  if (isName && !declared.has(token.prefix)) return fault('syntax-undefined-prefix', position, { prefix: token.prefix })
  return fault('syntax-error', position, {
    found: excerptAt(text, offsetAt(text, { line: token.line, column: token.start + 1 })),
  })
}

/** There is no token for what follows the last one; an IRI with a character that it may not hold is named as such. */
function lexicalFault(text: string, before: Token | undefined): SyntaxFault {
  const offset = offsetBehind(text, before)
  const position = positionAt(text, offset)
  const found = excerptAt(text, offset)
  if (found === '') return fault('syntax-unexpected-end', position, {})
  const iri = /^<([^<>\r\n]*)>/.exec(text.slice(offset, offset + 2000))?.[1]
  const illegal = iri === undefined ? null : iriProblem(iri, position)
  return illegal === null ? fault('syntax-error', position, { found }) : new SyntaxFault(illegal)
}

/** Offset of the first character behind a token that is not white space or comment. */
function offsetBehind(text: string, token: Token | undefined): number {
  const end =
    token === undefined ? { line: 1, column: 1 } : { line: token.endLine ?? token.line, column: token.end + 1 }
  const separator = /\s+|#[^\r\n]*/y
  let offset = offsetAt(text, end)
  do {
    separator.lastIndex = offset
    offset += separator.exec(text)?.[0].length ?? 0
  } while (separator.lastIndex > 0)
  return offset
}
