import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import oxigraph from 'oxigraph'

/** A SPARQL endpoint on loopback. */
export interface SparqlEndpoint {
  /** `http://127.0.0.1:port/sparql` */
  readonly url: string
  /** `127.0.0.1:port`, as the address guard is told. */
  readonly host: string
  /** Every query that came in. */
  readonly queries: readonly string[]
  /** Loads more triples in Turtle into the default graph, or a named one. */
  load(turtle: string, graph?: string): void
  close(): Promise<void>
}

/** What an endpoint does besides answering. */
export interface SparqlOptions {
  /** Gives no more rows or triples than this, and does not say so. */
  readonly rowLimit?: number
  /** A status to answer a query with instead; null answers it. */
  readonly refuse?: (query: string) => number | null
}

/** Starts a real endpoint that speaks the SPARQL protocol over GET, with triples in Turtle. */
export async function startSparqlEndpoint(turtle: string, options: SparqlOptions = {}): Promise<SparqlEndpoint> {
  const store = new oxigraph.Store()
  const queries: string[] = []
  const load = (text: string, graph?: string): void => {
    const name = graph === undefined ? {} : { to_graph_name: oxigraph.namedNode(graph) }
    store.load(text, { format: 'text/turtle', ...name })
  }
  load(turtle)
  const server = createServer((request, response) => {
    const { searchParams, pathname } = new URL(request.url ?? '/', 'http://localhost')
    const query = searchParams.get('query')
    if (pathname !== '/sparql' || query === null || (request.url ?? '').length > 8190) {
      response.writeHead(pathname === '/sparql' ? 400 : 404).end('no query, or too long a one')
      return
    }
    queries.push(query)
    const refusal = options.refuse?.(query) ?? null
    if (refusal !== null) response.writeHead(refusal, { 'content-type': 'text/plain' }).end('refused')
    else answer(store, { query, graph: searchParams.get('default-graph-uri'), rowLimit: options.rowLimit }, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: `http://${host}/sparql`,
    host,
    queries,
    load,
    close: () => {
      server.closeAllConnections()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}

interface Question {
  readonly query: string
  readonly graph: string | null
  readonly rowLimit: number | undefined
}

function answer(store: oxigraph.Store, { query, graph, rowLimit }: Question, response: ServerResponse): void {
  const from = graph === null ? {} : { default_graph: oxigraph.namedNode(graph) }
  try {
    const result = store.query(query, from)
    if (!Array.isArray(result)) throw new Error('only SELECT and CONSTRUCT')
    const kept = (result as readonly (oxigraph.Quad | Map<string, oxigraph.Term>)[]).slice(0, rowLimit)
    const isGraph = !kept.some(row => row instanceof Map) && !/^\s*select/i.test(query)
    const mediaType = isGraph ? 'application/n-triples' : 'application/sparql-results+json'
    response.writeHead(200, { 'content-type': mediaType }).end(isGraph ? triples(kept) : rows(kept))
  } catch (error) {
    response.writeHead(400, { 'content-type': 'text/plain' }).end(String(error))
  }
}

function triples(kept: readonly unknown[]): string {
  return kept.map(quad => `${String(quad)} .\n`).join('')
}

function rows(kept: readonly unknown[]): string {
  const bindings = kept.map(row =>
    Object.fromEntries(
      [...(row as Map<string, oxigraph.Term>)].map(([name, { termType, value }]) => [
        name,
        { type: termType === 'NamedNode' ? 'uri' : termType === 'BlankNode' ? 'bnode' : 'literal', value },
      ]),
    ),
  )
  return JSON.stringify({ head: { vars: [] }, results: { bindings } })
}
