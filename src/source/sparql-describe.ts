import { type Problem, problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import type { Endpoint } from './sparql-endpoint.ts'
import { type Batch, describeQuery, statementPageQuery, statementsQuery } from './sparql-query.ts'

/** What the describing of resources goes on with. */
export interface Describing {
  readonly endpoint: Endpoint
  /** Takes what is described. */
  readonly builder: GraphBuilder
  /** Takes why something is not. */
  readonly problems: Problem[]
}

/** No endpoint that is known cuts answers shorter than this; only longer ones are counted after. */
const certain = 1000
/** An endpoint that fails for fewer resources than this does not do so because they are many. */
const fewest = 8
/** So many parts that fail are the endpoint's trouble: the rest is left for another time. */
const mostFailures = 3

/**
 * Has resources described, in parts that become smaller where the endpoint cuts its answers short or gives up.
 * Answers the error of the last part that failed; null when none did.
 */
export async function describeAll(batches: readonly Batch[], describing: Describing): Promise<HarvestError | null> {
  const { endpoint, problems } = describing
  const waiting = [...batches].reverse()
  let last: HarvestError | null = null
  let failures = 0
  for (let batch = waiting.pop(); batch !== undefined; batch = waiting.pop()) {
    if (endpoint.isSpent() || failures >= mostFailures) {
      problems.push(
        notRead(
          waiting.reduce((sum, { iris }) => sum + iris.length, batch.iris.length),
          last,
        ),
      )
      break
    }
    try {
      waiting.push(...(await describeOne(batch, describing)))
    } catch (error) {
      if (!(error instanceof HarvestError)) throw error
      last = error
      if (batch.iris.length >= fewest) waiting.push(...halves(batch))
      else {
        failures++
        problems.push(...error.problems, notRead(batch.iris.length, error))
      }
    }
  }
  return last
}

/** Answers the parts that are to be asked for again, as the answer was cut short. */
async function describeOne(batch: Batch, describing: Describing): Promise<readonly Batch[]> {
  const { endpoint, builder } = describing
  const graph = await endpoint.construct(describeQuery(batch))
  const isShort = graph.size >= certain && (await isCut(graph, batch, endpoint))
  if (isShort && batch.iris.length > 1) return halves(batch)
  builder.addGraph(graph, builder.scope())
  if (isShort) await describeInPages(batch, describing)
  return []
}

/**
 * Has the statements of one resource told a page at a time, as a catalogue can have more of them than an endpoint gives
 * at once. Nothing says in which order; the count says whether they all came.
 */
async function describeInPages(batch: Batch, { endpoint, builder, problems }: Describing): Promise<void> {
  const [iri] = batch.iris
  const pages = new GraphBuilder()
  for (let from = 0; !endpoint.isSpent(); from += certain) {
    const graph = await endpoint.construct(statementPageQuery(iri, certain, from))
    if (graph.size === 0) break
    pages.addGraph(graph)
  }
  const graph = pages.build()
  builder.addGraph(graph)
  const [row] = await endpoint.select(statementsQuery(batch, 'named'))
  const isWhole = row?.n !== undefined && graph.size >= Number(row.n)
  if (!isWhole) problems.push(problem('source', 'sparql-cut-short', { focusNode: iri }))
}

/** Has the endpoint more to say of any resource than it did? */
async function isCut(graph: Graph, batch: Batch, endpoint: Endpoint): Promise<boolean> {
  const rows = await endpoint.select(statementsQuery(batch, 'any'))
  const said = new Map(rows.map(({ r = '', n = '0' }) => [r, Number(n)]))
  const has = (iri: string): number => {
    const id = graph.iri(iri)
    return id === 0 ? 0 : graph.rowsEnd(id) - graph.rowsStart(id)
  }
  return [...said].some(([iri, number]) => has(iri) < number)
}

function halves({ kind, iris }: Batch): readonly Batch[] {
  const middle = Math.ceil(iris.length / 2)
  // The first half is to be asked for first, and so stands last.
  return [iris.slice(middle), iris.slice(0, middle)].filter(part => part.length > 0).map(part => ({ kind, iris: part }))
}

function notRead(count: number, error: HarvestError | null): Problem {
  const details = { ...error?.details, count: String(count), code: error?.code ?? 'too-large' }
  return problem('source', 'sparql-part-not-read', { details })
}
