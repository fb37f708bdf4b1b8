import { ShapesError } from '../../model/shapes-error.ts'
import type { PreBound } from './pre-bound.ts'
import { requireFocusNode, requirePreBoundOfSubqueries } from './projection.ts'
import { isMark, isWord, type Token, variableOf } from './tokens.ts'

interface Context {
  readonly form: 'select' | 'ask'
  readonly prefixes: ReadonlyMap<string, string>
  readonly preBound: PreBound
  readonly path: string | null
}

type Rule = (tokens: readonly Token[], context: Context) => void

/** Keywords that SHACL forbids, and FROM, which would ask of other data. */
const forbidden = ['MINUS', 'VALUES', 'SERVICE', 'FROM']

/** What stands before a name that is called, and not used as a predicate. */
const beforeCalls = ['(', ',', '=', '!=', '<', '>', '<=', '>=', '+', '-', '*', '/', '!', '&&', '||']
const wordsBeforeCalls = ['FILTER', 'HAVING', 'BY', 'ASC', 'DESC']

const xsdNamespace = 'http://www.w3.org/2001/XMLSchema#'

const rules: readonly Rule[] = [
  refuseOtherForms,
  refuseKeywords,
  refuseOtherGraphs,
  refuseUndeclaredPrefixes,
  refuseFunctions,
  refuseReassignment,
  refusePath,
  requireFocusNode,
  requirePreBoundOfSubqueries,
]

/**
 * Refuses what SHACL does not allow in a query, and what would be misunderstood in silence.
 * @throws ShapesError `sparql-…`
 * @see https://www.w3.org/TR/shacl/#pre-binding
 */
export function refuseUnsupported(tokens: readonly Token[], context: Context): void {
  for (const rule of rules) rule(tokens, context)
}

function refuseOtherForms(tokens: readonly Token[], { form }: Context): void {
  const keyword = tokens.find(token => /^(SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE)$/i.test(token.text))
  if (!isWord(keyword, form.toUpperCase())) {
    throw new ShapesError('sparql-syntax', `is not a query of the form ${form.toUpperCase()}`)
  }
}

function refuseKeywords(tokens: readonly Token[]): void {
  const found = forbidden.find(word => tokens.some(token => isWord(token, word)))
  if (found !== undefined) refuse(found)
}

/** There are no named graphs but that of the shapes. */
function refuseOtherGraphs(tokens: readonly Token[]): void {
  tokens.forEach((token, index) => {
    const name = isWord(token, 'GRAPH') ? variableOf(tokens[index + 1]) : null
    if (name !== null && name !== 'shapesGraph') refuse(`GRAPH ?${name}`)
  })
}

function refuseUndeclaredPrefixes(tokens: readonly Token[], { prefixes }: Context): void {
  const own = ownPrefixes(tokens)
  for (const { kind, text } of tokens) {
    const prefix = text.slice(0, text.indexOf(':'))
    if (kind !== 'name' || prefixes.has(prefix) || own.has(prefix)) continue
    throw new ShapesError('sparql-prefix', `prefix ${prefix}: is not declared`, { details: { prefix } })
  }
}

/** An engine takes a function that it does not know for an error in the expression, and so for no breach. */
function refuseFunctions(tokens: readonly Token[], { prefixes }: Context): void {
  const own = ownPrefixes(tokens)
  tokens.forEach((token, index) => {
    if ((token.kind !== 'name' && token.kind !== 'iri') || !isMark(tokens[index + 1], '(')) return
    const before = tokens[index - 1]
    const isCall = beforeCalls.some(mark => isMark(before, mark)) || wordsBeforeCalls.some(word => isWord(before, word))
    const [prefix, local] = token.text.split(/:(.*)/s)
    const namespace = own.get(prefix) ?? prefixes.get(prefix) ?? ''
    const iri = token.kind === 'iri' ? token.text.slice(1, -1) : namespace + local
    if (isCall && !iri.startsWith(xsdNamespace)) refuse(`${iri}()`)
  })
}

function refuseReassignment(tokens: readonly Token[], { preBound }: Context): void {
  tokens.forEach((token, index) => {
    const name = isWord(token, 'AS') ? variableOf(tokens[index + 1]) : null
    if (name !== null && preBound.names.has(name)) refuse(`AS ?${name}`)
  })
}

function refusePath(tokens: readonly Token[], { path }: Context): void {
  if (path === null && tokens.some(token => variableOf(token) === 'PATH')) {
    throw new ShapesError('needs-path', '$PATH needs a path', { details: { property: '$PATH' } })
  }
}

/** The prefixes that a query declares itself. */
function ownPrefixes(tokens: readonly Token[]): ReadonlyMap<string, string> {
  const own = new Map<string, string>()
  tokens.forEach((token, index) => {
    if (!isWord(token, 'PREFIX')) return
    const [name, iri] = [tokens[index + 1]?.text ?? '', tokens[index + 2]?.text ?? '']
    own.set(name.slice(0, -1), iri.slice(1, -1))
  })
  return own
}

function refuse(feature: string): never {
  throw new ShapesError('sparql-not-supported', `${feature} is not supported`, { details: { feature } })
}
