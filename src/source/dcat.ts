import type { KeptDocument } from '../model/document.ts'
import type { Problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { addSubCatalogues } from './add-sub-catalogues.ts'
import { catalogueTree } from './catalogue-tree.ts'
import { keep, readDocument } from './documents.ts'
import { afterAll, fetchMain, type MainAnswer, type WebTools } from './fetched.ts'
import { readPages } from './pages.ts'
import type { SourceReading } from './reading.ts'
import { type Rewritten, rewriteSchemaOrg } from './schema-org.ts'
import { resourcesOf } from './schema-org-terms.ts'
import { wholeReading } from './whole.ts'

/**
 * Reads a DCAT catalogue at one address, with its pages and sub-catalogues put into it.
 * A catalogue in several documents is always fetched whole: that the main one stands unchanged says nothing of the others.
 * @throws HarvestError what `get` throws, and `not-rdf` `syntax` `no-catalogue`
 * @see sections A and D of the harvesting rules, https://docs.dataportal.se/dcat/docs/harvesting/
 */
export async function readDcat(source: Source, tools: WebTools): Promise<SourceReading> {
  const main = await readMain(source, tools)
  if (main.kind === 'unchanged') return main
  const { kept, problems } = main
  const told = [...problems]
  try {
    return await assemble(main, { source, tools, told })
  } catch (error) {
    throw error instanceof HarvestError ? afterAll(error, { problems: told, main: kept }) : error
  }
}

/** The main document when it has been read: its bytes are no longer held. */
interface Main {
  readonly kind: 'read'
  readonly kept: KeptDocument
  readonly graph: Graph
  readonly syntax: string | null
  readonly problems: readonly Problem[]
}

async function readMain(source: Source, tools: WebTools): Promise<Main | Extract<MainAnswer, { kind: 'unchanged' }>> {
  const answer = await fetchMain(source, tools)
  if (answer.kind === 'unchanged') return answer
  const { document, checksum, problems } = answer
  const builder = new GraphBuilder({ positions: true })
  try {
    const [kept, { syntax, problems: found }] = await Promise.all([
      keep(document, checksum),
      readDocument(document, builder),
    ])
    return { kind: 'read', kept, graph: builder.build(), syntax, problems: [...problems, ...found] }
  } catch (error) {
    throw error instanceof HarvestError ? afterAll(error, { problems, main: document }) : error
  }
}

interface Work {
  readonly source: Source
  readonly tools: WebTools
  /** What there is to complain of so far; filled on the way. */
  readonly told: Problem[]
}

async function assemble(main: Main, { source, tools, told }: Work): Promise<SourceReading> {
  const pages = await readPages(main.graph, main.kept, { source, tools })
  told.push(...pages.problems)
  const { url, finalUrl } = main.kept
  const { graph, problems } = inDcat(pages.graph, finalUrl)
  told.push(...problems)
  const parts = await addSubCatalogues(graph, [url, finalUrl], { source, tools })
  told.push(...parts.problems)
  const reading = {
    graph: parts.graph,
    documents: [main.kept, ...pages.documents, ...parts.documents],
    isComplete: pages.isComplete && parts.isComplete,
    syntax: main.syntax,
    problems: told,
  }
  return wholeReading(reading, source, tools.before)
}

/** A catalogue in the words of schema.org is rewritten; whatever has a catalogue in those of DCAT stays as it is. */
function inDcat(graph: Graph, address: string): Rewritten {
  const isOther = catalogueTree(graph) === null && resourcesOf(graph, ['DataCatalog', 'Dataset']).length > 0
  return isOther ? rewriteSchemaOrg(graph, { address, title: '', language: '' }) : { graph, problems: [] }
}
