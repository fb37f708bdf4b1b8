import { ShapesError } from '../../model/shapes-error.ts'
import type { PreBound } from './pre-bound.ts'
import { isMark, isWord, type Token, variableOf } from './tokens.ts'

interface Asked {
  readonly form: 'select' | 'ask'
  readonly preBound: PreBound
}

/** A query must return the focus node. @throws ShapesError `sparql-projection` */
export function requireFocusNode(tokens: readonly Token[], { form }: Asked): void {
  if (form === 'ask') return
  const { names, isEverything } = projectionOf(
    tokens,
    tokens.findIndex(token => isWord(token, 'SELECT')),
  )
  if (!isEverything && !names.has('this')) refuseProjection('this')
}

/**
 * A sub-query must return the pre-bound variables: what it does not return, the rest of the query could not tell apart.
 * @throws ShapesError `sparql-projection`
 */
export function requirePreBoundOfSubqueries(tokens: readonly Token[], { form, preBound }: Asked): void {
  const always = form === 'ask' ? 'value' : 'this'
  const optional = ['shapesGraph', 'currentShape', 'PATH', 'path']
  tokens.forEach((token, index) => {
    if (!isWord(token, 'SELECT') || !isMark(tokens[index - 1], '{')) return
    const { names, isEverything } = projectionOf(tokens, index)
    const mentioned = new Set(groupFrom(tokens, index - 1).map(variableOf))
    const wanted = [...preBound.names].filter(name => mentioned.has(name) && !optional.includes(name))
    const missing = [always, ...wanted].find(name => isEverything || !names.has(name))
    if (missing !== undefined) refuseProjection(missing)
  })
}

/** What SELECT at some place returns. */
function projectionOf(
  tokens: readonly Token[],
  select: number,
): { readonly names: ReadonlySet<string>; readonly isEverything: boolean } {
  const names = new Set<string>()
  let depth = 0
  for (const token of tokens.slice(select + 1)) {
    if (depth === 0 && (isWord(token, 'WHERE') || isMark(token, '{'))) break
    if (depth === 0 && isMark(token, '*')) return { names, isEverything: true }
    if (isMark(token, '(')) depth++
    if (isMark(token, ')')) depth--
    const name = variableOf(token)
    if (depth === 0 && name !== null) names.add(name)
  }
  return { names, isEverything: false }
}

/** The pieces from a brace to the one that closes it. */
function groupFrom(tokens: readonly Token[], brace: number): readonly Token[] {
  let depth = 0
  for (let index = brace; index < tokens.length; index++) {
    if (isMark(tokens[index], '{')) depth++
    if (isMark(tokens[index], '}') && --depth === 0) return tokens.slice(brace, index)
  }
  return tokens.slice(brace)
}

function refuseProjection(variable: string): never {
  throw new ShapesError('sparql-projection', `SELECT must name ?${variable}`, { details: { variable } })
}
