import { legalIri } from './legal-terms.ts'
import type { Prefixes } from './prefixed-names.ts'

/** An element's name, and the attribute that declares its namespace when that is none of the fixed ones. */
export interface ElementName {
  readonly tag: string
  readonly declaration: string
}

const rdfNamespace = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const syntaxNames = 'RDF Description ID about bagID parseType resource nodeID li datatype aboutEach aboutEachPrefix'
/** IRIs that mean something else where a property should stand, and the namespaces that cannot be declared. */
const syntaxTerms: ReadonlySet<string> = new Set(syntaxNames.split(' ').map(name => rdfNamespace + name))
const reserved: ReadonlySet<string> = new Set(['http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/2000/xmlns/'])

/** The element name of a property; null when RDF/XML cannot express the property. */
export function elementName(property: string, { nameOf }: Prefixes): ElementName | null {
  if (syntaxTerms.has(property)) return null
  const known = nameOf(property)
  if (known !== null) return { tag: `${known.prefix}:${known.local}`, declaration: '' }
  const iri = legalIri(property)
  const start = nameStart(iri)
  const namespace = iri.slice(0, start)
  if (start === iri.length || namespace === '' || reserved.has(namespace)) return null
  return { tag: `n:${iri.slice(start)}`, declaration: ` xmlns:n="${attributeText(namespace)}"` }
}

const startRanges =
  'A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}\\u{200D}' +
  '\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}'
/** NameStartChar and NameChar of XML 1.0, fifth edition, without the colon. */
const nameStartCharacter = new RegExp(`[${startRanges}]`, 'u')
const nameCharacter = new RegExp(`[-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}\\u{2040}${startRanges}]`, 'u')

/** Where the longest XML name at the end of a text begins; the text's length when there is none. */
function nameStart(text: string): number {
  const characters = [...text]
  let place = text.length
  let start = text.length
  for (const character of characters.reverse()) {
    if (!nameCharacter.test(character)) break
    place -= character.length
    if (nameStartCharacter.test(character)) start = place
  }
  return start
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const illegal = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const special = /[&<>\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const everySpecial = /[&<>"\t\n\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const keptInElements = /["\t\n]/

/** Does a text hold characters that XML 1.0 does not know, not even as references? */
export function holdsIllegal(text: string): boolean {
  return illegal.test(text)
}

/** Text as the content of an element. */
export function elementText(text: string): string {
  if (!special.test(text)) return text
  return text.replace(everySpecial, character => (keptInElements.test(character) ? character : reference(character)))
}

/** Text as the value of an attribute in double quotes. */
export function attributeText(text: string): string {
  return text.replace(everySpecial, reference)
}

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function reference(character: string): string {
  if (illegal.test(character)) return '\ufffd'
  return references[character] ?? `&#${character.charCodeAt(0)};`
}
