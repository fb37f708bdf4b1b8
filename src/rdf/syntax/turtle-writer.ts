import type { Graph } from '../graph.ts'
import { Literal, NamedNode } from '../terms.ts'
import { prefixes, rdf, xsd } from '../vocabulary.ts'
import { type Arrangement, arrange, arrangeRows, rowsByName, termOrder } from './arrangement.ts'
import { labelBlankNodes } from './blank-labels.ts'
import { inChunks } from './in-chunks.ts'
import { legalIri } from './legal-terms.ts'
import { type Nesting, nest } from './nesting.ts'
import { type BlankLabels, nTriplesTerm, quoted } from './ntriples-term.ts'
import { prefixedName, prefixesOf, usedDatatypes, usedIris } from './prefixed-names.ts'

/**
 * A graph as Turtle, graph names left out. Blank nodes that hang as a tree are nested.
 * @see https://www.w3.org/TR/turtle/
 */
export function serialiseTurtle(graph: Graph): Iterable<string> {
  return inChunks(turtle(graph))
}

/**
 * A graph as TriG: the default graph first, then the named ones by name.
 * @see https://www.w3.org/TR/trig/
 */
export function serialiseTrig(graph: Graph): Iterable<string> {
  return inChunks(trig(graph))
}

/** The statements of an arrangement, with the fixed prefixes but without declaring them. */
export function turtleStatements(arrangement: Arrangement): Iterable<string> {
  return statements(arrangement, turtleTerms(arrangement))
}

/** Declarations of the fixed prefixes, or of those among them that are used. */
export function* turtlePrefixes(used: ReadonlySet<string> | null = null): Iterable<string> {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    if (used === null || used.has(prefix)) yield `@prefix ${prefix}: <${namespace}> .\n`
  }
  if (used === null || used.size > 0) yield '\n'
}

function* turtle(graph: Graph): Iterable<string> {
  const arrangement = arrange(graph)
  const terms = turtleTerms(arrangement)
  yield* turtlePrefixes(turtlePrefixesOf(arrangement))
  yield* statements(arrangement, terms)
}

function* trig(graph: Graph): Iterable<string> {
  const label = labelBlankNodes(graph)
  const named = [...rowsByName(graph)].sort(([a], [b]) => (a === 0 ? -1 : b === 0 ? 1 : termOrder(graph, label)(a, b)))
  const terms = turtleTerms({ graph, label })
  yield* turtlePrefixes(turtlePrefixesOf(arrange(graph, label)))
  for (const [name, rows] of named) {
    if (name !== 0) yield `${terms.text(name)} {\n`
    yield* statements(arrangeRows(graph, rows, label), terms, 'part')
    if (name !== 0) yield '}\n\n'
  }
}

function turtlePrefixesOf(arrangement: Arrangement): ReadonlySet<string> {
  return prefixesOf([...usedIris(arrangement), ...usedDatatypes(arrangement)])
}

/** How Turtle writes the terms of a graph. */
interface TurtleTerms {
  text(id: number): string
  verb(id: number): string
}

function turtleTerms({ graph, label }: Pick<Arrangement, 'graph' | 'label'>): TurtleTerms {
  const known: string[] = []
  const text = (id: number): string => {
    if (graph.kind(id) === Literal) return literal(graph, id, label)
    known[id] ??= graph.kind(id) === NamedNode ? iriText(graph.value(id)) : nTriplesTerm(graph, id, label)
    return known[id]
  }
  const type = graph.iri(rdf.type)
  return { text, verb: id => (id === type ? 'a' : text(id)) }
}

function iriText(iri: string): string {
  const name = prefixedName(iri)
  return name === null ? `<${legalIri(iri)}>` : `${name.prefix}:${name.local}`
}

/** Lexical forms that may stand bare. */
const bare: ReadonlyMap<string, RegExp> = new Map([
  [xsd.boolean, /^(?:true|false)$/],
  [xsd.integer, /^[+-]?[0-9]+$/],
  [xsd.decimal, /^[+-]?[0-9]*\.[0-9]+$/],
])

function literal(graph: Graph, id: number, label: BlankLabels): string {
  if (graph.language(id) !== '') return nTriplesTerm(graph, id, label)
  const value = graph.value(id)
  const datatype = graph.datatype(id)
  if (datatype === xsd.string) return quoted(value)
  return bare.get(datatype)?.test(value) ? value : `${quoted(value)}^^${iriText(datatype)}`
}

function* statements(arrangement: Arrangement, terms: TurtleTerms, part: 'whole' | 'part' = 'whole'): Iterable<string> {
  const { subjects } = arrangement.graph.columns
  const nesting = nest(arrangement, part)
  let before = 0
  for (const row of arrangement.rows) {
    const subject = subjects[row]
    if (subject === before) continue
    before = subject
    if (nesting.isNested(subject)) continue
    yield `${terms.text(subject)} ${properties(subject, { ...arrangement, nesting, terms }, '    ')} .\n\n`
  }
}

interface Page extends Arrangement {
  readonly nesting: Nesting
  readonly terms: TurtleTerms
}

/** Predicates and objects of one subject; every predicate on a line of its own. */
function properties(subject: number, page: Page, indent: string): string {
  const { graph, rows, nesting, terms } = page
  const { subjects, predicates, objects } = graph.columns
  let text = ''
  let before = 0
  for (let place = nesting.placeOf(subject); place < rows.length && subjects[rows[place]] === subject; place++) {
    const predicate = predicates[rows[place]]
    const object = objects[rows[place]]
    if (predicate === before) text += nesting.isNested(object) ? ', ' : `,\n${indent}    `
    else text += `${before === 0 ? '' : ` ;\n${indent}`}${terms.verb(predicate)} `
    before = predicate
    text += objectText(object, page, indent)
  }
  return text
}

function objectText(object: number, page: Page, indent: string): string {
  if (!page.nesting.isNested(object)) return page.terms.text(object)
  if (page.nesting.placeOf(object) === -1) return '[]'
  const deeper = `${indent}    `
  return `[\n${deeper}${properties(object, page, deeper)}\n${indent}]`
}
