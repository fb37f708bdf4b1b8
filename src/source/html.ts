import type { Document, KeptDocument } from '../model/document.ts'
import type { Problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import type { Graph } from '../rdf/graph.ts'
import { keep } from './documents.ts'
import { afterAll, fetchMain, type WebTools } from './fetched.ts'
import { followLinks } from './linked-pages.ts'
import { mergePagesInto } from './merge-pages.ts'
import { type PageReading, pageAccept, readPageDocument, withPageLimit } from './page-reading.ts'
import type { SourceReading } from './reading.ts'
import { rewriteSchemaOrg } from './schema-org.ts'
import { wholeReading } from './whole.ts'

/**
 * Reads the data embedded in a web page (JSON-LD, RDFa, microdata), as DCAT or in the words of schema.org, and in the
 * pages it links to whose addresses begin as the setting `follow` says.
 * @throws HarvestError what `get` throws, and `not-rdf` `syntax` `no-catalogue`
 */
export async function readHtml(source: Source, tools: WebTools): Promise<SourceReading> {
  const limited = withPageLimit(source)
  const main = await readMain(limited, tools)
  if (main.kind === 'unchanged') return main
  const told = [...main.problems]
  try {
    return await assemble(main, { source: limited, tools, told })
  } catch (error) {
    throw error instanceof HarvestError ? afterAll(error, { problems: told, main: main.kept }) : error
  }
}

interface Main {
  readonly kind: 'read'
  readonly kept: KeptDocument
  readonly page: PageReading
  readonly problems: readonly Problem[]
}

async function readMain(
  source: Source,
  tools: WebTools,
): Promise<Main | Extract<SourceReading, { kind: 'unchanged' }>> {
  const answer = await fetchMain(source, tools, pageAccept)
  if (answer.kind === 'unchanged') return answer
  const { document, checksum, problems } = answer
  try {
    const [kept, page] = await Promise.all([keep(document, checksum), readPageDocument(document)])
    return { kind: 'read', kept, page, problems: [...problems, ...page.problems] }
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

async function assemble({ kept, page }: Main, { source, tools, told }: Work): Promise<SourceReading> {
  const linked = await followLinks({ kept, page }, { source, tools })
  told.push(...linked.problems)
  const { graph, problems } = rewriteSchemaOrg(merged([page.graph, ...linked.graphs]), {
    address: addressOf(kept),
    title: page.title,
    language: page.language,
  })
  told.push(...problems)
  const documents = [kept, ...linked.documents]
  const isComplete = page.isComplete && linked.isComplete
  const reading = { graph, documents, isComplete, syntax: page.syntax, problems: told }
  return wholeReading(reading, source, tools.before)
}

function merged([first, ...others]: readonly Graph[]): Graph {
  if (others.length === 0) return first
  const merger = mergePagesInto(first)
  for (const page of others) merger.add(page)
  return merger.build()
}

/** The address that was configured, however the server sends us on, so that the catalogue keeps its name. */
function addressOf({ url }: Pick<Document, 'url'>): string {
  return url.replace(/#.*$/, '')
}
