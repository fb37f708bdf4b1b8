import type { Document } from '../model/document.ts'
import type { Problem } from '../model/finding.ts'
import type { Source } from '../model/source.ts'
import { appearanceOf } from '../rdf/appearance.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import { decode } from '../rdf/encoding.ts'
import type { Graph } from '../rdf/graph.ts'
import { readDocument } from './documents.ts'
import { readEmbedded } from './embedded.ts'
import { pageLanguage, resourcesOf } from './schema-org-terms.ts'
import { type Link, readWebPage } from './web-page.ts'

/** What a page says, and where it leads. */
export interface PageReading {
  readonly graph: Graph
  readonly problems: readonly Problem[]
  /** Could everything be read that seems to be about data? */
  readonly isComplete: boolean
  /** `html`, or the syntax of a document that is RDF itself. */
  readonly syntax: string | null
  readonly title: string
  /** Language tag; '' when it is not known. */
  readonly language: string
  readonly links: readonly Link[]
  /** What relative links are relative to. */
  readonly base: string
}

/** What we ask for: a page; RDF will do. */
export const pageAccept = 'text/html, application/xhtml+xml;q=0.9, application/ld+json;q=0.8, */*;q=0.1'

/** Larger than this no page is that people are to read, in bytes. */
const largestPage = 16 * 1024 * 1024

/** The source, with a bound on its pages. */
export function withPageLimit(source: Source): Source {
  const { limits } = source
  return { ...source, limits: { ...limits, maxBytes: Math.min(limits.maxBytes, largestPage) } }
}

/**
 * Reads what a web page has embedded; a document that is no page is read as the RDF it is.
 * @throws HarvestError `not-rdf` `syntax`
 */
export async function readPageDocument(document: Document): Promise<PageReading> {
  const { text, problems } = decode(document.body, document.charset ?? declaredCharset(document.body))
  if (appearanceOf(text) !== 'html' && !/^(?:text\/html|application\/xhtml\+xml)$/.test(document.mediaType ?? '')) {
    return await readPlain(document)
  }
  const url = document.finalUrl
  const page = readWebPage(text, url)
  const embedded = await readEmbedded(text, page, url)
  const graph = inLanguage(embedded.graph, page.language)
  const { title, language, links, base } = page
  const told = { problems: [...problems, ...embedded.problems], isComplete: embedded.isComplete }
  return { graph, ...told, syntax: 'html', title, language, links, base }
}

async function readPlain(document: Document): Promise<PageReading> {
  const builder = new GraphBuilder({ positions: true })
  const { syntax, problems } = await readDocument(document, builder)
  const nothing = { title: '', language: '', links: [], base: document.finalUrl }
  return { graph: builder.build(), problems, isComplete: true, syntax, ...nothing }
}

/** What the head of a page says of its characters; null when nothing. */
function declaredCharset(body: Uint8Array): string | null {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, 1024)).toString('latin1')
  return /<meta\b[^>]*?\bcharset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1].toLowerCase() ?? null
}

/** Notes the language of the page with everything that has texts, as pages in several languages are put together. */
function inLanguage(graph: Graph, language: string): Graph {
  if (language === '') return graph
  const builder = new GraphBuilder({ positions: true, termsOf: graph })
  builder.addGraph(graph)
  const [property, value] = [builder.terms.iri(pageLanguage), builder.terms.literal(language)]
  for (const id of resourcesOf(graph, ['Dataset', 'DataFeed', 'DataCatalog', 'DataDownload'])) {
    builder.add(id, property, value)
  }
  return builder.build()
}
