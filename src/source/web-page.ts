import type { Quad } from '@rdfjs/types'
import { Parser } from 'htmlparser2'
import { problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import { createMarkupReaders } from './markup-readers.ts'

/** A piece of JSON-LD in a page. */
export interface DataBlock {
  readonly text: string
  /** Where it begins in the page, in UTF-16 units. */
  readonly offset: number
}

/** Where a page leads. */
export interface Link {
  /** As it is written. */
  readonly href: string
  /** What the page says the other one is to it, lower case. */
  readonly rel: readonly string[]
}

/** What a web page holds besides what people see. */
export interface WebPage {
  readonly title: string
  /** Language tag of the page; '' when it says none. */
  readonly language: string
  /** What relative addresses are relative to. */
  readonly base: string
  readonly blocks: readonly DataBlock[]
  readonly links: readonly Link[]
  /** What RDFa and microdata say. */
  readonly quads: readonly Quad[]
}

/** Elements in each other; real pages have some 30, and what reads them takes time for each level. */
const deepest = 500
/** What is remembered of one page. */
const mostLinks = 100_000

/**
 * Reads a page through once, and what RDFa and microdata say in it. Whatever the page holds, nothing is run or fetched.
 * @throws HarvestError `syntax` when it is nested too deep or says more than a page can
 */
export function readWebPage(text: string, baseIri: string): WebPage {
  const found = { title: '', language: '', base: baseIri, blocks: [] as DataBlock[], links: [] as Link[] }
  const readers = createMarkupReaders(text, baseIri)
  const open: string[] = []
  let block: { text: string; offset: number } | null = null
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        if (open.push(name) > deepest) throw tooDeep(baseIri)
        if (name === 'html') found.language = attributes.lang ?? attributes['xml:lang'] ?? ''
        if (name === 'base' && found.base === baseIri) found.base = resolved(attributes.href, baseIri)
        if (isDataBlock(name, attributes)) block = { text: '', offset: parser.endIndex + 1 }
        if (attributes.href !== undefined && found.links.length < mostLinks) found.links.push(linkOf(attributes))
        readers.open(name, attributes)
      },
      ontext: data => {
        if (block !== null) block.text += data
        if (open.at(-1) === 'title' && found.title === '') found.title = data.trim()
        readers.text(data)
      },
      onclosetag: () => {
        open.pop()
        if (block !== null && block.text.trim() !== '') found.blocks.push(block)
        block = null
        readers.close()
      },
    },
    { decodeEntities: true, recognizeSelfClosing: true },
  )
  parser.end(text)
  return { ...found, quads: readers.end() }
}

function isDataBlock(name: string, { type = '' }: Readonly<Record<string, string>>): boolean {
  return name === 'script' && /^\s*application\/ld\+json\s*(?:;|$)/i.test(type)
}

function linkOf({ href, rel = '' }: Readonly<Record<string, string>>): Link {
  return { href, rel: rel.toLowerCase().split(/\s+/) }
}

/** Only of the web; a base that is anything else counts for nothing. */
function resolved(href: string | undefined, base: string): string {
  const url = href === undefined ? null : URL.parse(href, base)
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : base
}

function tooDeep(url: string): HarvestError {
  const details = { limit: String(deepest) }
  return new HarvestError('syntax', { url }, { problems: [problem('parse', 'document-too-deep', { details })] })
}
