import { Parser } from 'n3'
import type { SyntaxId } from '../../src/rdf/appearance.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { BlankNode, Literal } from '../../src/rdf/terms.ts'

type Place = { readonly line: number; readonly column: number } | null

/** Offsets of places in a text in which LF ends lines; -1 for none. */
function offsetsIn(text: string): (place: Place) => number {
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)]
  return place => (place === null ? -1 : starts[place.line - 1] + place.column - 1)
}

/** The statements of a graph that do not stand where position.ts says, and the resources that do not begin there. */
export function misplaced(syntax: SyntaxId, text: string, graph: Graph): string[] {
  const { subjects, predicates, objects } = graph.columns
  const found: string[] = []
  const begun = new Set<number>()
  const offsetOf = offsetsIn(text)
  for (let row = 0; row < graph.size; row++) {
    const [offset, start] = [offsetOf(graph.positionOf(row)), offsetOf(graph.startOf(subjects[row]))]
    const about = { graph, subject: subjects[row], predicate: predicates[row], object: objects[row] }
    const written = `${graph.value(subjects[row])} ${graph.value(predicates[row])} ${graph.value(objects[row])}`
    if (offset === -1 || !stands[syntax](text.slice(offset), about)) {
      found.push(`${written} at ${JSON.stringify(text.slice(offset, offset + 40))}`)
    }
    if (isCell(about)) continue
    const isFirst = !begun.has(subjects[row])
    begun.add(subjects[row])
    if (start === -1 || start > offset || (isFirst && !begins[syntax](text.slice(start), about))) {
      found.push(`${written} begins at ${JSON.stringify(text.slice(start, start + 40))}`)
    }
  }
  return found
}

interface Statement {
  readonly graph: Graph
  readonly subject: number
  readonly predicate: number
  readonly object: number
}

/** The cells of lists begin nowhere. */
function isCell({ graph, subject, predicate }: Statement): boolean {
  return graph.kind(subject) === BlankNode && /#(?:first|rest)$/.test(graph.value(predicate))
}

type Check = (rest: string, statement: Statement) => boolean

/** Does the text begin with the value of the statement? */
const stands: Readonly<Record<SyntaxId, Check>> = {
  turtle: (rest, { graph, predicate, object }) => isRest(graph, predicate) || isToken(rest, graph, object),
  trig: (rest, statement) => stands.turtle(rest, statement),
  ntriples: (rest, { graph, object }) => isToken(rest, graph, object),
  nquads: (rest, { graph, object }) => isToken(rest, graph, object),
  rdfxml: (rest, { graph, predicate, object }) => {
    const name = /^<?([^\s=/>]+)/.exec(rest)?.[1].replace(/^.*:/, '') ?? ''
    const isNamed = (id: number): boolean => name !== '' && graph.value(id).endsWith(name)
    return (
      isNamed(predicate) ||
      (rest.startsWith('<') && isNamed(object)) ||
      /#_\d+$|#(?:rest|first)$/.test(graph.value(predicate))
    )
  },
  jsonld: (rest, { graph, predicate, object }) => {
    if (isRest(graph, predicate)) return true
    if (/^[{[]/.test(rest)) return graph.kind(object) !== Literal
    const string = /^"(?:[^"\\]|\\.)*"/.exec(rest)?.[0]
    const value: unknown = JSON.parse(string ?? /^[\w.+-]+/.exec(rest)?.[0] ?? 'null')
    if (typeof value !== 'string') return graph.kind(object) === Literal
    if (graph.kind(object) === BlankNode) return value.startsWith('_:')
    if (graph.kind(object) === Literal) return value === graph.value(object)
    return isNameOf(value, graph.value(object))
  },
}

/** Does the text begin with the description of the subject? */
const begins: Readonly<Record<SyntaxId, Check>> = {
  turtle: (rest, { graph, subject }) => isToken(rest, graph, subject),
  trig: (rest, statement) => begins.turtle(rest, statement),
  ntriples: (rest, statement) => begins.turtle(rest, statement),
  nquads: (rest, statement) => begins.turtle(rest, statement),
  rdfxml: (rest, { graph, subject }) => {
    const tag = /^<[^>]*>/.exec(rest)?.[0].replaceAll('&apos;', "'").replaceAll('&amp;', '&') ?? ''
    const name = /rdf:(?:about|ID)\s*=\s*(["'])#?(.*?)\1/.exec(tag)?.[2] ?? ''
    return (
      tag !== '' && (graph.kind(subject) === BlankNode || graph.value(subject).endsWith(name.replace(/^&\w+;/, '')))
    )
  },
  jsonld: (rest, { graph, subject }) => {
    if (!rest.startsWith('{')) return false
    const object = JSON.parse(rest.slice(0, endOfObject(rest))) as Readonly<Record<string, unknown>>
    const name = String(object['@id'] ?? object.id ?? '_:')
    return name.startsWith('_:') ? graph.kind(subject) === BlankNode : isNameOf(name, graph.value(subject))
  },
}

/** Offset behind the brace that closes the one that the text begins with. */
function endOfObject(text: string): number {
  let depth = 0
  for (const { index, 0: piece } of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (piece === '{') depth++
    if (piece === '}' && --depth === 0) return index + 1
  }
  return 0
}

function isRest(graph: Graph, predicate: number): boolean {
  return graph.value(predicate).endsWith('#rest')
}

/** Is it the IRI, or a name with a prefix that may be it? */
function isNameOf(name: string, iri: string): boolean {
  return name === iri || iri.endsWith(name.replace(/^[^:]*:/, '').replaceAll('\\', ''))
}

function isToken(rest: string, graph: Graph, id: number): boolean {
  const value = graph.value(id)
  if (graph.kind(id) === BlankNode) return /^(?:_:|\[|\()/.test(rest)
  if (graph.kind(id) === Literal) return isLiteralToken(rest, value)
  if (rest.startsWith('<')) return unescaped(/^<[^>]*>/.exec(rest)?.[0] ?? '') === value
  return isNameOf(/^[^\s;,[\]()]*/.exec(rest)?.[0].replace(/\.$/, '') ?? '', value)
}

function isLiteralToken(rest: string, value: string): boolean {
  const string =
    /^(?:"""(?:[^"\\]|\\[\s\S]|"(?!""))*"""|'''(?:[^'\\]|\\[\s\S]|'(?!''))*'''|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/u
  const token = string.exec(rest)?.[0]
  return token === undefined ? rest.startsWith(value) : unescaped(token) === value
}

/** What a token says; escapes are read by n3 alone. */
function unescaped(token: string): string {
  if (/^<\w+:[^\\]*>$/.test(token)) return token.slice(1, -1)
  if (!token.includes('\\') && /^(["'])(?!\1\1)/.test(token)) return token.slice(1, -1)
  return new Parser({ baseIRI: 'https://base.example/' }).parse(`<a:> <a:> ${token} .`)[0].object.value
}
