import { type Problem, problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import type { WebTools } from './fetched.ts'
import type { SourceReading } from './reading.ts'
import { settingOf } from './setting.ts'
import { batchesOf, belongingsOf } from './sparql-belongings.ts'
import { type Describing, describeAll } from './sparql-describe.ts'
import { openEndpoint } from './sparql-endpoint.ts'
import { listResources } from './sparql-list.ts'
import { constructPages } from './sparql-pages.ts'
import type { Batch } from './sparql-query.ts'
import { wholeReading } from './whole.ts'

/**
 * Reads a catalogue from a SPARQL endpoint with GET requests. Unless the setting `query` holds a CONSTRUCT, its catalogues,
 * datasets, series, services and distributions are listed and then described in batches, each whole with its blank
 * nodes, as pages of triples would tear those; then what belongs to them. `graph` names the graph that is asked,
 * `pageSize` is how many rows are asked for at a time.
 * @throws HarvestError what `get` throws, and `not-rdf` `syntax` `no-catalogue`
 * @see https://www.w3.org/TR/sparql11-protocol/
 */
export async function readSparql(source: Source, tools: WebTools): Promise<SourceReading> {
  const endpoint = openEndpoint(source, tools)
  const builder = new GraphBuilder()
  const problems: Problem[] = []
  const query = settingOf(source, 'query')
  const pageSize = pageSizeOf(source)
  const isComplete =
    query === null
      ? await describeEverything({ endpoint, builder, problems }, pageSize)
      : await constructPages(constructIn(query, source), { endpoint, builder, problems, pageSize })
  const { documents } = endpoint
  const told = [...endpoint.problems, ...problems]
  const assembled = { graph: builder.build(), documents, isComplete, syntax: endpoint.syntax(), problems: told }
  return wholeReading(assembled, source, tools.before)
}

/** Resources in one request: about a thousand statements. */
const batchSize = 64
/** How far what belongs to a resource may be from it, such as the publisher of a service of a distribution. */
const farthest = 3

/** What is told when something is missing. */
const gaps = ['sparql-part-not-read', 'sparql-page-not-read', 'sparql-list-short', 'sparql-cut-short']

async function describeEverything(describing: Describing, pageSize: number): Promise<boolean> {
  const { endpoint, builder, problems } = describing
  const { iris, problems: missing } = await listResources(endpoint, pageSize)
  problems.push(...missing)
  const failure = await describeAll(rangesOf(iris), describing)
  if (failure !== null && builder.count === 0) throw failure
  const asked = new Set(iris)
  for (let round = 0; round < farthest; round++) {
    const belongings = belongingsOf(builder.build(), asked)
    if (belongings.length === 0) break
    await describeAll(batchesOf(belongings), describing)
    for (const iri of belongings) asked.add(iri)
  }
  return !problems.some(({ rule }) => gaps.includes(rule))
}

function rangesOf(iris: readonly string[]): readonly Batch[] {
  return Array.from({ length: Math.ceil(iris.length / batchSize) }, (_, at) => ({
    kind: 'range',
    iris: iris.slice(at * batchSize, (at + 1) * batchSize),
  }))
}

/** Rows that are asked for at a time; 10,000 where the setting is no number, as many servers give no more. */
function pageSizeOf(source: Source): number {
  const pageSize = settingOf(source, 'pageSize') ?? ''
  return /^[1-9]\d{0,5}$/.test(pageSize) ? Number(pageSize) : 10_000
}

/** The operator's query. @throws HarvestError when it would give no graph */
function constructIn(query: string, { url }: Source): string {
  if (/\b(?:construct|describe)\b/i.test(query)) return query
  const problems = [problem('source', 'sparql-query-without-graph')]
  throw new HarvestError('no-catalogue', { url, reason: 'query-without-graph' }, { problems })
}
