/** What a text looks like, before anything has parsed it: a syntax of RDF, or something else. */
export type Appearance = SyntaxId | 'html' | 'empty' | 'binary' | 'unknown'

/** The syntaxes, by the ids of the rows in syntaxes.ts. */
export type SyntaxId = 'turtle' | 'trig' | 'ntriples' | 'nquads' | 'rdfxml' | 'jsonld'

/** How much of a text is looked at, in characters and in lines. */
const sampleLength = 64 * 1024
const sampleLines = 200

const iri = '<[^<>\\s"{}|^`\\\\]*>'
const node = `(?:${iri}|_:[^\\s<>"]+)`
const literal = `"(?:[^"\\\\]|\\\\.)*"(?:\\^\\^${iri}|@[A-Za-z0-9-]+)?`
const line = new RegExp(`^\\s*${node}\\s*${iri}\\s*(?:${node}|${literal})\\s*(${node})?\\s*\\.\\s*(?:#.*)?$`)

/** Texts, IRIs and comments, in which a brace means nothing. */
const notStructure =
  /"""(?:[^\\]|\\[\s\S])*?"""|'''(?:[^\\]|\\[\s\S])*?'''|"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|<[^<>\s]*>|#.*/g

const directive = /^(?:@(?:prefix|base|version)\b|(?:prefix|base|version)\s)/i

/** Tells by its first characters what a text is; a text of the Turtle family by its first lines. */
export function appearanceOf(text: string): Appearance {
  const sample = text.slice(0, sampleLength)
  const start = sample.trimStart()
  if (start === '' && text.trimStart() === '') return 'empty'
  if (isBinary(sample)) return 'binary'
  if (start.startsWith('<') && isXml(start, text)) return isHtml(start) ? 'html' : 'rdfxml'
  if (/^(?:\{\s*["}]|\[\s*[{["\d]|\[\s*\]\s*$)/.test(start)) return 'jsonld'
  return turtleAppearance(withoutComments(start))
}

/** Does a text start as only Turtle and TriG do? */
export function startsWithDirective(text: string): boolean {
  return directive.test(withoutComments(text.slice(0, sampleLength)))
}

/** What archives, pictures and documents start with: control characters, or their name. */
function isBinary(sample: string): boolean {
  return /^.{0,3}[^\P{Cc}\t\n\r]/su.test(sample) || sample.startsWith('%PDF')
}

/** Both XML and Turtle may start with `<name>`; then the end decides. */
function isXml(start: string, text: string): boolean {
  if (/^<(?:[?!]|[A-Za-z_\u00c0-\uffff][^\s<>:"/]*(?::[^\s<>:"/]*)?\s)/.test(start)) return true
  return /^<[A-Za-z_\u00c0-\uffff][^\s<>:"/]*\/?>/.test(start) && text.trimEnd().endsWith('>')
}

function isHtml(start: string): boolean {
  const prologue = /(?:\s|<\?[^>]*>|<!--[^-]*(?:-(?!->)[^-]*)*-->)*/y
  prologue.test(start)
  return /^<(?:!doctype\s+html|html|head|body|title|script)\b/i.test(start.slice(prologue.lastIndex))
}

function withoutComments(start: string): string {
  const comments = /(?:\s|#[^\r\n]*)*/y
  comments.test(start)
  return start.slice(comments.lastIndex)
}

function turtleAppearance(start: string): Appearance {
  if (start === '') return 'turtle'
  if (!/^(?:[<[({]|_:|graph\s)/i.test(start) && !directive.test(start)) return 'unknown'
  const lines = lineAppearance(start)
  if (lines !== null) return lines
  const bare = start.replace(notStructure, '')
  return bare.includes('{') ? 'trig' : 'turtle'
}

/** Statements of one line each: quads if any has a fourth term. The last line of a sample may be cut. */
function lineAppearance(start: string): Appearance | null {
  const lines = start.split(/[\r\n]+/, sampleLines).filter(text => !/^\s*(?:#|$)/.test(text))
  if (start.length > sampleLength / 2) lines.pop()
  const found = lines.map(text => line.exec(text))
  if (found.length === 0 || found.includes(null)) return null
  return found.some(match => match?.[1] !== undefined) ? 'nquads' : 'ntriples'
}
