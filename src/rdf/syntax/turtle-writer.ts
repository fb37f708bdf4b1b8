import type { Graph } from '../graph.ts'
import { Literal, NamedNode } from '../terms.ts'
import { rdf, xsd } from '../vocabulary.ts'
import { type Arrangement, arrange, arrangeRows, rowsByName, termOrder } from './arrangement.ts'
import { labelBlankNodes } from './blank-labels.ts'
import { inChunks } from './in-chunks.ts'
import { legalIri } from './legal-terms.ts'
import { type Nesting, nest } from './nesting.ts'
import { type BlankLabels, nTriplesTerm, quoted } from './ntriples-term.ts'
import { fixedPrefixes, type Prefixes, prefixesOf, prefixesWith, usedDatatypes, usedIris } from './prefixed-names.ts'
import type { SerialiseOptions } from './serialise-options.ts'

/**
 * A graph as Turtle, graph names left out. Blank nodes that hang as a tree are nested.
 * @see https://www.w3.org/TR/turtle/
 */
export function serialiseTurtle(graph: Graph, { prefixes }: SerialiseOptions = {}): Iterable<string> {
  return inChunks(turtle(graph, prefixesWith(prefixes)))
}

/**
 * A graph as TriG: the default graph first, then the named ones by name.
 * @see https://www.w3.org/TR/trig/
 */
export function serialiseTrig(graph: Graph, { prefixes }: SerialiseOptions = {}): Iterable<string> {
  return inChunks(trig(graph, prefixesWith(prefixes)))
}

/** The statements of an arrangement, with the fixed prefixes but without declaring them. */
export function turtleStatements(arrangement: Arrangement): Iterable<string> {
  return statements(arrangement, turtleTerms(arrangement, fixedPrefixes))
}

/** Declarations of prefixes, the fixed ones unless others are given, or of those among them that are used. */
export function* turtlePrefixes(
  used: ReadonlySet<string> | null = null,
  prefixes: Prefixes = fixedPrefixes,
): Iterable<string> {
  for (const [prefix, namespace] of Object.entries(prefixes.all)) {
    if (used === null || used.has(prefix)) yield `@prefix ${prefix}: <${namespace}> .\n`
  }
  if (used === null || used.size > 0) yield '\n'
}

function* turtle(graph: Graph, prefixes: Prefixes): Iterable<string> {
  const arrangement = arrange(graph)
  const terms = turtleTerms(arrangement, prefixes)
  yield* turtlePrefixes(turtlePrefixesOf(arrangement, prefixes), prefixes)
  yield* statements(arrangement, terms)
}

function* trig(graph: Graph, prefixes: Prefixes): Iterable<string> {
  const label = labelBlankNodes(graph)
  const named = [...rowsByName(graph)].sort(([a], [b]) => (a === 0 ? -1 : b === 0 ? 1 : termOrder(graph, label)(a, b)))
  const terms = turtleTerms({ graph, label }, prefixes)
  const names = named.flatMap(([name]) => (graph.kind(name) === NamedNode ? [graph.value(name)] : []))
  const used = turtlePrefixesOf(arrange(graph, label), prefixes)
  yield* turtlePrefixes(new Set([...used, ...prefixesOf(names, prefixes)]), prefixes)
  for (const [name, rows] of named) {
    if (name !== 0) yield `${terms.text(name)} {\n`
    yield* statements(arrangeRows(graph, rows, label), terms, 'part')
    if (name !== 0) yield '}\n\n'
  }
}

function turtlePrefixesOf(arrangement: Arrangement, prefixes: Prefixes): ReadonlySet<string> {
  return prefixesOf([...usedIris(arrangement), ...usedDatatypes(arrangement)], prefixes)
}

/** How Turtle writes the terms of a graph. */
interface TurtleTerms {
  text(id: number): string
  verb(id: number): string
}

function turtleTerms({ graph, label }: Pick<Arrangement, 'graph' | 'label'>, { nameOf }: Prefixes): TurtleTerms {
  const iriText = (iri: string): string => {
    const name = nameOf(iri)
    return name === null ? `<${legalIri(iri)}>` : `${name.prefix}:${name.local}`
  }
  const known: string[] = []
  const text = (id: number): string => {
    if (graph.kind(id) === Literal) return literal(graph, id, { label, iriText })
    known[id] ??= graph.kind(id) === NamedNode ? iriText(graph.value(id)) : nTriplesTerm(graph, id, label)
    return known[id]
  }
  const type = graph.iri(rdf.type)
  return { text, verb: id => (id === type ? 'a' : text(id)) }
}

/** Lexical forms that may stand bare. */
const bare: ReadonlyMap<string, RegExp> = new Map([
  [xsd.boolean, /^(?:true|false)$/],
  [xsd.integer, /^[+-]?[0-9]+$/],
  [xsd.decimal, /^[+-]?[0-9]*\.[0-9]+$/],
])

/** How parts of terms are written. */
interface Writing {
  readonly label: BlankLabels
  readonly iriText: (iri: string) => string
}

function literal(graph: Graph, id: number, { label, iriText }: Writing): string {
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
