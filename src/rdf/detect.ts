import { type Problem, problem } from '../model/finding.ts'
import { type Appearance, appearanceOf, type SyntaxId, startsWithDirective } from './appearance.ts'
import { type Syntax, syntaxById, syntaxByMediaType } from './syntaxes.ts'

/** Which syntax a document is to be read in; null when it is not RDF, and then a problem says what it seems to be. */
export interface Detection {
  readonly syntax: Syntax | null
  /** Has somebody said that the document is in this syntax? False when it was only guessed. */
  readonly declared: boolean
  readonly problems: readonly Problem[]
}

/** The same of a document that is RDF. */
export interface Detected extends Detection {
  readonly syntax: Syntax
}

/** Media types that say too little, and what they nevertheless can be. */
const unspecific: Readonly<Record<string, readonly SyntaxId[]>> = {
  'text/plain': ['turtle', 'trig', 'ntriples', 'nquads', 'rdfxml', 'jsonld'],
  'application/octet-stream': ['turtle', 'trig', 'ntriples', 'nquads', 'rdfxml', 'jsonld'],
  'application/xml': ['rdfxml'],
  'text/xml': ['rdfxml'],
  'application/json': ['jsonld'],
  'text/n3': ['turtle', 'ntriples'],
  'text/rdf+n3': ['turtle', 'ntriples'],
}

/** What a text may look like besides the syntax that it is in: to a parser's errors, a guess is no better. */
const mayLookLike: Readonly<Record<SyntaxId, readonly Appearance[]>> = {
  turtle: ['ntriples', 'unknown'],
  trig: ['turtle', 'ntriples', 'unknown'],
  ntriples: ['turtle', 'trig', 'unknown'],
  nquads: ['ntriples', 'turtle', 'trig', 'unknown'],
  rdfxml: ['unknown'],
  jsonld: ['unknown'],
}

/** Appearances that are certainly not RDF, and the rule that says so. */
const notRdf: Readonly<Partial<Record<Appearance, string>>> = {
  html: 'not-rdf-html',
  empty: 'not-rdf-empty',
  binary: 'not-rdf-binary',
}

/**
 * Chooses the syntax: what Content-Type says if it names one and the text does not plainly look like another,
 * else what the text looks like.
 */
export function detect(text: string, mediaType: string | null): Detection {
  const looks = appearanceOf(text)
  const otherwise = notRdf[looks]
  if (otherwise !== undefined) return refusal(otherwise, mediaType)
  const named = mediaType === null ? null : syntaxByMediaType(mediaType)
  if (named !== null && fits(text, named.id, looks)) return { syntax: named, declared: true, problems: [] }
  const syntax = syntaxById(looks)
  if (syntax === null) return refusal('not-rdf-unknown', mediaType)
  const isExpected = mediaType === null || (unspecific[mediaType] ?? []).includes(syntax.id)
  const details = { mediaType: mediaType ?? '', syntax: syntax.label }
  return { syntax, declared: false, problems: isExpected ? [] : [problem('parse', 'media-type-mismatch', { details })] }
}

function fits(text: string, declared: SyntaxId, looks: Appearance): boolean {
  const isByLines = declared === 'ntriples' || declared === 'nquads'
  if (isByLines && startsWithDirective(text)) return false
  return declared === looks || mayLookLike[declared].includes(looks)
}

function refusal(rule: string, mediaType: string | null): Detection {
  const details = { mediaType: mediaType ?? '' }
  return { syntax: null, declared: false, problems: [problem('parse', rule, { details })] }
}
