import { type Position, type Problem, problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { excerptAt, LineTable, offsetAt } from '../rdf/position.ts'
import { readInto } from '../rdf/read.ts'
import { addShifted, shifted } from './shifted.ts'
import type { DataBlock, WebPage } from './web-page.ts'

/** Everything that a page says in JSON-LD, RDFa and microdata. */
export interface EmbeddedReading {
  readonly graph: Graph
  readonly problems: readonly Problem[]
  /** Could every block be read that seems to be about data? */
  readonly isComplete: boolean
}

/** More blocks than this no page has for people. */
const mostBlocks = 10_000

/** What a block about data names, however broken it is. */
const aboutData = /Dataset|DataCatalog|DataFeed|ns\/dcat#/

/** Vocabularies in which a page speaks of itself as a page: to those who share it, and to browsers. */
const ofThePage =
  /^(?:https?:\/\/ogp\.me\/|https?:\/\/www\.w3\.org\/(?:1999\/xhtml\/vocab#|ns\/rdfa#)|https?:\/\/(?:www\.)?facebook\.com\/)/

/**
 * Reads the data blocks of a page, and what its markup says, into one graph. A block that cannot be read is told of and
 * left out. Statements of blocks have their places in the page; those of markup have none.
 * @throws HarvestError `syntax` when there are more blocks than a page can have
 */
export async function readEmbedded(text: string, page: WebPage, url: string): Promise<EmbeddedReading> {
  const builder = new GraphBuilder({ positions: true })
  const lines = new LineTable(text)
  const problems: Problem[] = []
  let isComplete = true
  if (page.blocks.length > mostBlocks) throw tooManyBlocks(url)
  for (const block of page.blocks) {
    const [text, start, own] = [withoutWrapping(block), lines.at(block.offset), new GraphBuilder({ positions: true })]
    const options = { baseIri: page.base, mediaType: 'application/ld+json', charset: 'utf-8' }
    const reading = await readInto(own, Buffer.from(text), options)
    const told = reading.problems.map(found => placed(found, start))
    if (reading.failure === null) problems.push(...told)
    else {
      problems.push(unreadable(reading.problems.at(-1), text, { url, start }))
      isComplete &&= !aboutData.test(text)
    }
    addShifted(builder, own.build(), { scope: builder.scope(), start })
  }
  const scope = builder.scope()
  for (const quad of page.quads) if (!ofThePage.test(quad.predicate.value)) builder.addQuad(quad, scope)
  return { graph: builder.build(), problems, isComplete }
}

/** JSON as it was hidden from the browsers of old; as long as it was. */
function withoutWrapping({ text }: DataBlock): string {
  const spaces = (wrapping: string): string => wrapping.replace(/[^\n]/g, ' ')
  return text
    .replace(/^\s*(?:\/\/\s*|\/\*\s*)?(?:<!--|<!\[CDATA\[)(?:\s*\*\/)?/, spaces)
    .replace(/(?:\/\/\s*|\/\*\s*)?(?:-->|\]\]>)(?:\s*\*\/)?\s*$/, spaces)
}

function tooManyBlocks(url: string): HarvestError {
  const details = { limit: String(mostBlocks) }
  return new HarvestError('syntax', { url }, { problems: [problem('source', 'data-blocks-too-many', { details })] })
}

function placed(found: Problem, start: Position): Problem {
  return found.position === null ? found : { ...found, position: shifted(found.position, start) }
}

function unreadable(
  cause: Problem | undefined,
  text: string,
  { url, start }: { readonly url: string; readonly start: Position },
): Problem {
  const inBlock = cause?.position ?? { line: 1, column: 1 }
  const position = shifted(inBlock, start)
  const context = cause?.details.context
  if (context !== undefined) {
    return problem('source', 'data-block-unknown-context', { position, details: { url, context } })
  }
  const found = excerptAt(text, offsetAt(text, inBlock)).trim() || '…'
  return problem('source', 'data-block-unreadable', { position, details: { url, found } })
}
