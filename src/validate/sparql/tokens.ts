import { ShapesError } from '../../model/shapes-error.ts'

/** What a piece of a query is. */
export type TokenKind = 'iri' | 'name' | 'variable' | 'word' | 'text' | 'blank' | 'mark'

/** A piece of a query, as it stands there. */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  /** Offset in the query. */
  readonly from: number
}

const nameCharacter = '[\\p{L}\\p{N}_\\-.\\u00b7]'

/** The kinds in the order in which they are tried; null for what is passed over. */
const patterns: readonly (readonly [TokenKind | null, RegExp])[] = [
  [null, /\s+|#[^\n\r]*/uy],
  ['text', /"""(?:[^"\\]|\\.|"(?!""))*"""|'''(?:[^'\\]|\\.|'(?!''))*'''/suy],
  ['text', /"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'/uy],
  ['text', /@[A-Za-z]+(?:-[A-Za-z0-9]+)*/uy],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what an IRI must not hold
  ['iri', /<[^<>"{}|^`\u0000-\u0020]*>/uy],
  ['variable', /[?$][\p{L}\p{N}_]+/uy],
  ['blank', new RegExp(`_:${nameCharacter}*`, 'uy')],
  [
    'name',
    new RegExp(
      `(?:\\p{L}${nameCharacter}*)?:(?:${nameCharacter}|:|%[0-9A-Fa-f]{2}|\\\\[_~.\\-!$&'()*+,;=/?#@%])*`,
      'uy',
    ),
  ],
  ['word', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['mark', /\{\||\|\}|\^\^|&&|\|\||[!<>]=|<<|>>|[0-9]+|[^\\]/suy],
]

/**
 * A query in pieces, without white space and comments.
 * @throws ShapesError `sparql-syntax` at an escape outside texts and IRIs, which could hide a keyword, and at a text without end
 */
export function tokensOf(query: string): Token[] {
  const tokens: Token[] = []
  for (let at = 0; at < query.length; ) {
    const { kind, text } = tokenAt(query, at)
    const isUnended = kind === 'mark' && (text === '"' || text === "'")
    if (text === '' || isUnended) throw new ShapesError('sparql-syntax', `not SPARQL: ${query.slice(at, at + 20)}`)
    if (kind !== null) tokens.push({ kind, text, from: at })
    at += text.length
  }
  return tokens
}

function tokenAt(query: string, at: number): { readonly kind: TokenKind | null; readonly text: string } {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at
    const text = pattern.exec(query)?.[0]
    // A full stop behind a name ends the statement.
    if (text !== undefined)
      return { kind, text: kind === 'name' || kind === 'blank' ? text.replace(/(?<!\\)\.+$/, '') : text }
  }
  return { kind: null, text: '' }
}

/** Name of a variable, without `?` or `$`. */
export function variableOf(token: Token | undefined): string | null {
  return token?.kind === 'variable' ? token.text.slice(1) : null
}

/** Is this the keyword? */
export function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text.toUpperCase() === word
}

/** Is this the punctuation mark? */
export function isMark(token: Token | undefined, mark: string): boolean {
  return token?.kind === 'mark' && token.text === mark
}
