import type { Document, KeptDocument } from '../model/document.ts'
import type { Problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import { decode } from '../rdf/encoding.ts'
import type { Graph } from '../rdf/graph.ts'
import { keep, readDocument } from './documents.ts'
import { limitsOf, type WebTools } from './fetched.ts'
import { settingOf } from './setting.ts'
import { rowsIn } from './sparql-rows.ts'

/** An endpoint that is being asked. */
export interface Endpoint {
  /** The rows of a SELECT: texts by name of variable. @throws HarvestError */
  select(query: string): Promise<readonly Readonly<Record<string, string>>[]>
  /** The graph of a CONSTRUCT. @throws HarvestError */
  construct(query: string): Promise<Graph>
  /** May no more be asked in this run? */
  readonly isSpent: () => boolean
  /** Everything that it answered, in order. */
  readonly documents: readonly KeptDocument[]
  /** Id of the syntax of the graphs; null before the first. */
  readonly syntax: () => string | null
  readonly problems: readonly Problem[]
}

const acceptGraph =
  'application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.7, application/ld+json;q=0.5, */*;q=0.1'
const acceptRows = 'application/sparql-results+json, application/json;q=0.5'

/** Opens the endpoint at the address of a source; its setting `graph` names the graph that is asked. */
export function openEndpoint(source: Source, tools: WebTools): Endpoint {
  const documents: KeptDocument[] = []
  const problems: Problem[] = []
  let [syntax, asked]: [string | null, number] = [null, 0]
  const ask = async <Answer>(query: string, accept: string, read: (document: Document) => Promise<Answer>) => {
    asked++
    try {
      const answer = await tools.get(addressOf(query, source), { ...limitsOf(source, tools), accept })
      if (answer.kind !== 'document') throw new HarvestError('http-status', { status: '304' })
      // What there is to say of the way is the same of every request.
      if (asked === 1) problems.push(...answer.problems)
      const [kept, result] = await Promise.all([keep(answer.document), read(answer.document)])
      documents.push(kept)
      return result
    } catch (error) {
      throw error instanceof HarvestError ? ofEndpoint(error, source) : error
    }
  }
  const graphIn = async (document: Document): Promise<Graph> => {
    const builder = new GraphBuilder()
    if (isNothing(document)) return builder.build()
    const reading = await readDocument(document, builder)
    syntax ??= reading.syntax
    problems.push(...reading.problems.map(found => ({ ...found, position: null })))
    return builder.build()
  }
  return {
    documents,
    problems,
    syntax: () => syntax,
    isSpent: () => asked >= source.limits.maxPages,
    select: query => ask(query, acceptRows, rowsIn),
    construct: query => ask(query, acceptGraph, graphIn),
  }
}

/** The error with the address of the endpoint, which tells people more than one with a query in it. */
function ofEndpoint({ code, details, cause, received, problems }: HarvestError, { url }: Source): HarvestError {
  return new HarvestError(code, { ...details, url }, { cause, received, problems })
}

/** A graph without triples is written as nothing, or as a comment; that is an answer too. */
function isNothing({ body, charset }: Document): boolean {
  return (
    body.length < 1000 &&
    decode(body, charset)
      .text.replace(/#[^\n]*/g, '')
      .trim() === ''
  )
}

/** @see https://www.w3.org/TR/sparql11-protocol/#query-via-get */
function addressOf(query: string, source: Source): string {
  const graph = settingOf(source, 'graph')
  const parameters = new URLSearchParams({ query })
  if (graph !== null) parameters.set('default-graph-uri', graph)
  const [address] = source.url.split('#')
  return `${address}${address.includes('?') ? '&' : '?'}${parameters}`
}
