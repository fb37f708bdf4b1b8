import type { Bilingual } from '../../model/finding.ts'
import { ShapesError } from '../../model/shapes-error.ts'
import { anyText } from '../../profile/words.ts'
import type { Graph } from '../../rdf/graph.ts'
import { Literal } from '../../rdf/terms.ts'
import { sh } from '../../rdf/vocabulary.ts'
import { isBatchable } from './batchable.ts'
import type { PreBound } from './pre-bound.ts'
import { prefixesOf } from './prefixes.ts'
import { refuseUnsupported } from './restrictions.ts'
import { isMark, isWord, type Token, tokensOf, variableOf } from './tokens.ts'

/** A constraint in SPARQL, read and found to keep to what SHACL allows; its syntax is for the engine to judge. */
export interface Query {
  /** IRI of the shape that asks, or `_:label`. */
  readonly shape: string
  readonly form: 'select' | 'ask'
  /** Do many focus nodes, asked about at once, get the same answers as one by one? */
  readonly isBatchable: boolean
  /** Variables that occur. */
  readonly mentions: ReadonlySet<string>
  /** Pre-bound variables with one value for the whole constraint: term ids of the shapes. */
  readonly constants: ReadonlyMap<string, number>
  /** sh:message of the constraint or validator; null when it has none. */
  readonly message: Bilingual | null
  /** The query, with a pattern that binds the pre-bound variables at the beginning of every group. */
  readonly weave: (seed: string) => string
}

/** Where a query stands and what is known of it. */
export interface QueryPlace {
  readonly shapes: Graph
  /** Name of the shape that asks. */
  readonly shape: string
  /** Term id of the node that has sh:select or sh:ask. */
  readonly node: number
  readonly preBound: PreBound
  /** What `$PATH` stands for, in SPARQL; null in a node shape. */
  readonly path: string | null
}

/** The variable that stands for what an ASK query is asked about, when many are asked about at once. */
export const pairVariable = '?skordPair'

/**
 * The query of a constraint or validator.
 *
 * Pre-binding is done as the appendix of SHACL defines it: the values are joined into every group of the query, so that
 * inner groups, sub-queries, OPTIONAL and EXISTS see them. As every part of a query that keeps to the restrictions sees
 * `$this`, the same holds for many focus nodes at once.
 * @throws ShapesError `sparql-…`
 * @see https://www.w3.org/TR/shacl/#pre-binding
 */
export function readQuery({ shapes, shape, node, preBound, path }: QueryPlace): Query {
  const { form, text } = textOf(shapes, node)
  const prefixes = prefixesOf(shapes, node)
  const tokens = tokensOf(text)
  refuseUnsupported(tokens, { form, prefixes, preBound, path })
  const batchable = isBatchable(tokens, form)
  const keyword = form === 'ask' && batchable ? `SELECT DISTINCT ${pairVariable}` : form.toUpperCase()
  const header = [...prefixes].map(([prefix, namespace]) => `PREFIX ${prefix}: <${namespace}>\n`).join('')
  const parts = partsOf(text, tokens, { keyword, path: path ?? '' })
  return {
    shape,
    form,
    isBatchable: batchable,
    mentions: new Set(tokens.flatMap(token => variableOf(token) ?? [])),
    constants: preBound.constants,
    message: anyText(shapes, node, sh.message),
    weave: seed => header + parts.join(seed),
  }
}

function textOf(shapes: Graph, node: number): { readonly form: Query['form']; readonly text: string } {
  const [selects, asks] = [sh.select, sh.ask].map(property => shapes.objectsOf(node, shapes.iri(property)))
  const [text] = [...selects, ...asks]
  if (selects.length + asks.length !== 1 || shapes.kind(text) !== Literal) {
    throw new ShapesError('sparql-no-query', 'needs one query, in sh:select or sh:ask')
  }
  return { form: selects.length === 1 ? 'select' : 'ask', text: shapes.value(text) }
}

/** The text cut behind every brace that opens a group, with the keyword and `$PATH` replaced. */
function partsOf(
  text: string,
  tokens: readonly Token[],
  { keyword, path }: { readonly keyword: string; readonly path: string },
): string[] {
  const parts = ['']
  let done = 0
  const put = (token: Token, replacement: string): void => {
    parts[parts.length - 1] += text.slice(done, token.from) + replacement
    done = token.from + token.text.length
  }
  const first = tokens.find(token => isWord(token, 'SELECT') || isWord(token, 'ASK'))
  tokens.forEach((token, index) => {
    if (token === first) put(token, keyword)
    if (variableOf(token) === 'PATH') put(token, path)
    if (!isMark(token, '{') || isWord(tokens[index + 1], 'SELECT')) return
    put(token, '{ ')
    parts.push('')
  })
  parts[parts.length - 1] += text.slice(done)
  return parts
}
