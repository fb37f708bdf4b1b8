import { type Problem, problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { BlankNode } from '../rdf/terms.ts'
import type { Endpoint } from './sparql-endpoint.ts'

/** What is collected of a query of the operator's own. */
export interface Paging {
  readonly endpoint: Endpoint
  readonly builder: GraphBuilder
  readonly problems: Problem[]
  /** Rows on a page. */
  readonly pageSize: number
}

/**
 * Has a CONSTRUCT answered page by page, in the order of the variables of its template, until a page is empty. One that
 * says itself how much it wants (LIMIT, OFFSET …) is asked once as it is. A blank node that stands on two pages becomes
 * two, which is told. Answers whether everything came.
 * @throws HarvestError when the first page cannot be had
 */
export async function constructPages(
  query: string,
  { endpoint, builder, problems, pageSize }: Paging,
): Promise<boolean> {
  const variables = variablesOf(query)
  if (isBounded(query) || variables.length === 0) {
    builder.addGraph(await endpoint.construct(query), builder.scope())
    return true
  }
  const blanks: boolean[] = []
  const done = (isComplete: boolean): boolean => {
    if (blanks.length > 1 && blanks.includes(true)) problems.push(problem('source', 'sparql-blank-nodes-torn'))
    return isComplete
  }
  for (let page = 0; ; page++) {
    if (endpoint.isSpent()) {
      problems.push(problem('source', 'sparql-page-not-read', { details: { code: 'too-large' } }))
      return done(false)
    }
    const text = `${query}\nORDER BY ${variables.join(' ')} LIMIT ${pageSize} OFFSET ${page * pageSize}`
    const graph = await pageOr(() => endpoint.construct(text), { isFirst: page === 0, problems })
    if (graph === null) return done(false)
    if (graph.size === 0) return done(true)
    builder.addGraph(graph, builder.scope())
    blanks.push(hasBlankNodes(graph))
  }
}

/** The page; null when it could not be had, which of the first is thrown. */
async function pageOr(
  read: () => Promise<Graph>,
  { isFirst, problems }: { readonly isFirst: boolean; readonly problems: Problem[] },
): Promise<Graph | null> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof HarvestError) || isFirst) throw error
    const details = { ...error.details, code: error.code }
    problems.push(...error.problems, problem('source', 'sparql-page-not-read', { details }))
    return null
  }
}

/** Does the query end with its own bounds? */
function isBounded(query: string): boolean {
  const end = withoutTexts(query).replace(/^[\s\S]*\}/, '')
  return /\b(?:limit|offset|order|group|having|values)\b/i.test(end)
}

/** The variables between the first braces, which are those of the template. */
function variablesOf(query: string): readonly string[] {
  const template = /construct\s*\{([^}]*)\}/i.exec(withoutTexts(query))?.[1] ?? ''
  return [...new Set([...template.matchAll(/[?$](\w+)/g)].map(([, name]) => `?${name}`))]
}

/** The query without comments, addresses and texts, in which anything may stand. */
function withoutTexts(query: string): string {
  return query.replace(/"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>\s]*>|#[^\n]*/g, ' ')
}

function hasBlankNodes(graph: Graph): boolean {
  return graph.columns.terms.kind.includes(BlankNode)
}
