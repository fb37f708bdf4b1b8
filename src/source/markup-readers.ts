import type { Quad } from '@rdfjs/types'
import { MicrodataRdfParser } from 'microdata-rdf-streaming-parser'
import { RDFA_FEATURES, RdfaParser } from 'rdfa-streaming-parser'
import { problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import { createTextGate } from './text-gate.ts'

/** Takes the tags and the text of a page in their order. */
export interface MarkupReaders {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text: (data: string) => void
  readonly close: () => void
  /** What was said. */
  readonly end: () => readonly Quad[]
}

/** Characters in the values of one page, and statements of it; nested elements say the same text many times over. */
const mostText = 32 * 1024 * 1024
const mostStatements = 500_000
/** So many elements may borrow from others; each borrowing reads the other element again. */
const mostReferences = 1000

type Reader = RdfaParser | MicrodataRdfParser

/**
 * Readers of RDFa and of microdata, as far as a text seems to have any. The patterns of RDFa (`rdfa:copy`) are not
 * followed: nobody describes data with them, and they can be made to grow without end.
 */
export function createMarkupReaders(text: string, baseIri: string): MarkupReaders {
  const quads: Quad[] = []
  let length = 0
  const take = (quad: Quad | null): boolean => {
    if (quad === null) return false
    length += quad.object.value.length
    if (length > mostText || quads.length >= mostStatements) throw tooMuch(baseIri)
    return quads.push(quad) > 0
  }
  const features = { ...RDFA_FEATURES.html, copyRdfaPatterns: false }
  const readers: Reader[] = []
  if (/\b(?:typeof|property)\s*=/i.test(text)) readers.push(new RdfaParser({ baseIRI: baseIri, features }))
  if (/\bitemscope\b/i.test(text)) readers.push(new MicrodataRdfParser({ baseIRI: baseIri }))
  // They are made to be streams, which tell of statements later; what they are told directly they push at once.
  for (const reader of readers) reader.push = take
  const referred = referredIds(text)
  const each = (tell: (reader: Reader) => void): void => {
    for (const reader of [...readers]) if (!isUnderstood(reader, tell)) readers.splice(readers.indexOf(reader), 1)
  }
  const gate = createTextGate(() => {
    throw tooMuch(baseIri)
  })
  return {
    open: (name, attributes) => {
      gate.open(attributes)
      each(reader => reader.onTagOpen(name, safeAttributes(name, attributes)))
    },
    text: data => {
      const isWanted = gate.isWanted()
      each(reader => (reader instanceof MicrodataRdfParser || isWanted) && reader.onText(data))
    },
    close: () => {
      gate.close()
      each(reader => reader.onTagClose())
    },
    end: () => {
      each(reader => reader.onEnd())
      return quads
    },
  }

  /** Every element with an id would be remembered whole, should another refer to it; and the base has to be an address. */
  function safeAttributes(name: string, attributes: Readonly<Record<string, string>>): Record<string, string> {
    const { id, ...others } = attributes
    const named = id !== undefined && referred.has(id) ? { ...others, id } : others
    if (name !== 'base' || attributes.href === undefined) return named
    const base = URL.parse(attributes.href, baseIri)
    return { ...named, href: base !== null && /^https?:$/.test(base.protocol) ? base.href : baseIri }
  }
}

/** What is too odd for a reader ends its reading of the page; what it has said by then counts. */
function isUnderstood(reader: Reader, tell: (reader: Reader) => void): boolean {
  try {
    tell(reader)
    return true
  } catch (error) {
    if (error instanceof HarvestError) throw error
    return false
  }
}

/** Ids that elements borrow from others by (`itemref`). */
function referredIds(text: string): ReadonlySet<string> {
  const references = text.matchAll(/\bitemref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/gi)
  const ids = [...references].flatMap(([, ...values]) => (values.find(value => value !== undefined) ?? '').split(/\s+/))
  return new Set(ids.slice(0, mostReferences))
}

function tooMuch(url: string): HarvestError {
  const details = { limit: String(mostStatements) }
  const problems = [problem('parse', 'document-too-many-statements', { details })]
  return new HarvestError('syntax', { url }, { problems })
}
