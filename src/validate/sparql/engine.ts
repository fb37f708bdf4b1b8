import { ShapesError } from '../../model/shapes-error.ts'
import type { Query } from './query.ts'

/** The SPARQL engine as a module: oxigraph, in WebAssembly. */
export type Engine = typeof import('oxigraph')

/** Queries whose syntax was found right; a query never changes. */
const checked = new WeakSet<Query>()

/**
 * Loads the engine, which only shapes with SPARQL need.
 * @throws ShapesError `sparql-no-engine`
 */
export async function loadEngine(): Promise<Engine> {
  try {
    return await import('oxigraph')
  } catch (cause) {
    throw new ShapesError('sparql-no-engine', 'the SPARQL engine cannot be loaded', { cause })
  }
}

/** Has the engine look at the syntax of queries. @throws ShapesError `sparql-syntax` naming the shape, `sparql-no-engine` */
export async function checkQueries(queries: readonly Query[]): Promise<void> {
  const unchecked = queries.filter(query => !checked.has(query))
  if (unchecked.length === 0) return
  const engine = await loadEngine()
  const empty = new engine.Store()
  for (const query of unchecked) {
    try {
      empty.query(query.weave(''))
    } catch (cause) {
      const reason = firstLine(cause)
      throw new ShapesError('sparql-syntax', reason, { details: { reason }, shape: query.shape, cause })
    }
    checked.add(query)
  }
}

/** What the engine complains of; its lists of everything that could have stood there instead are cut. */
function firstLine(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause)
  return text.split('\n')[0].slice(0, 120)
}
