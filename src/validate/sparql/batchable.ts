import { isMark, isWord, type Token, variableOf } from './tokens.ts'

const aggregates = ['COUNT', 'SUM', 'MIN', 'MAX', 'AVG', 'SAMPLE', 'GROUP_CONCAT']
const afterGrouping = ['HAVING', 'ORDER']

/**
 * Does a query give the same answers for many focus nodes at once? Not when it counts or limits solutions without keeping
 * those of each focus node apart.
 */
export function isBatchable(tokens: readonly Token[], form: 'select' | 'ask'): boolean {
  const has = (word: string): boolean => tokens.some(token => isWord(token, word))
  if (has('LIMIT') || has('OFFSET')) return false
  const groupings = tokens.flatMap((token, index) => (isWord(token, 'GROUP') ? [index] : []))
  const isCounting = aggregates.some(has) || has('HAVING')
  if (form === 'ask') return groupings.length === 0 && !isCounting
  if (isCounting && groupings.length === 0) return false
  return groupings.every(index => isGroupedByFocus(tokens, index))
}

/** Is `$this` among what GROUP BY names, and not only within an expression? */
function isGroupedByFocus(tokens: readonly Token[], grouping: number): boolean {
  let depth = 0
  for (const token of tokens.slice(grouping + 2)) {
    if (isMark(token, '(')) depth++
    if (isMark(token, ')')) depth--
    if (isMark(token, '}') || afterGrouping.some(word => isWord(token, word))) return false
    if (depth === 0 && variableOf(token) === 'this') return true
  }
  return false
}
