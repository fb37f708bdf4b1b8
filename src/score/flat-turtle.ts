import { Literal, NamedNode } from '../rdf/terms.ts'
import { prefixes, rdf, xsd } from '../rdf/vocabulary.ts'

/** A term by itself. */
export interface PlainTerm {
  readonly kind: number
  readonly value: string
  readonly language: string
  readonly datatype: string
}

/** A property and a value of the resource that is meant. */
export type FlatStatement = readonly [property: string, object: PlainTerm]

/** A statement of the resource that is meant ('') or of another (its IRI). */
export type PlainStatement = readonly [subject: string, property: string, object: PlainTerm]

const token =
  /\s*(?:<([^<>"{}|^`\\\s]*)>|([a-z]+):([\w-]+)|"((?:[^"\\\n]|\\["\\nrt])*)"(?:@([a-zA-Z]+(?:-[a-zA-Z0-9]+)*)|\^\^([a-z]+):([\w-]+))?|([;,]|\.(?=\s))|(a)(?=\s))/y
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' }

/** What predicates and objects in Turtle say, as `plainStatements` reads them; null as well where they say something of others. */
export function flatStatements(turtle: string): readonly FlatStatement[] | null {
  const plain = plainStatements(turtle)
  if (plain === null || plain.some(([subject]) => subject !== '')) return null
  return plain.map(([, property, object]) => [property, object] as const)
}

/**
 * What predicates and objects in Turtle say, behind ` . ` of other subjects, where they are as plain as nearly all that
 * fixes write: addresses and texts, no blank nodes. null for all else: read it with `templateOf`, which is twenty times slower.
 */
export function plainStatements(turtle: string): readonly PlainStatement[] | null {
  const statements: PlainStatement[] = []
  let subject: string | null = ''
  let property: string | null = null
  let isObjectNext = false
  token.lastIndex = 0
  const end = turtle.trimEnd().length
  while (token.lastIndex < end) {
    const match = token.exec(turtle)
    if (match === null) return null
    const sign = match[8]
    if (sign !== undefined) {
      if (isObjectNext || property === null) return null
      isObjectNext = sign === ','
      if (sign !== ',') property = null
      if (sign === '.') subject = null
      continue
    }
    const term = termOf(match)
    if (term === null || (property !== null && !isObjectNext)) return null
    if (property === null && term.kind !== NamedNode) return null
    if (subject === null) {
      subject = term.value
      continue
    }
    if (property === null) {
      property = term.value
      isObjectNext = true
      continue
    }
    statements.push([subject, property, term])
    isObjectNext = false
  }
  const isWhole = !isObjectNext && subject !== null && (property !== null || subject === '')
  return isWhole && statements.length > 0 ? statements : null
}

function termOf(match: RegExpExecArray): PlainTerm | null {
  const [, iri, prefix, local, text, language, typePrefix, type, , a] = match
  if (iri !== undefined) return /^[a-z][a-z0-9+.-]*:/i.test(iri) ? named(iri) : null
  if (a !== undefined) return named(rdf.type)
  if (text === undefined) return prefixed(prefix, local)
  const value = text.includes('\\') ? text.replaceAll(/\\(.)/g, (_, letter: string) => escapes[letter]) : text
  if (language !== undefined) return { kind: Literal, value, language, datatype: rdf.langString }
  const datatype = typePrefix === undefined ? named(xsd.string) : prefixed(typePrefix, type)
  return datatype === null ? null : { kind: Literal, value, language: '', datatype: datatype.value }
}

function prefixed(prefix: string, local: string): PlainTerm | null {
  const base = prefixes[prefix]
  return base === undefined ? null : named(base + local)
}

function named(value: string): PlainTerm {
  return { kind: NamedNode, value, language: '', datatype: '' }
}
