import type { Profile } from '../../profile/profile.ts'
import { GraphBuilder } from '../../rdf/builder.ts'
import type { Graph } from '../../rdf/graph.ts'
import { defaultReadLimits, SyntaxFault } from '../../rdf/parsing.ts'
import { parseTurtle } from '../../rdf/syntax/turtle.ts'
import { syntaxById } from '../../rdf/syntaxes.ts'
import { prefixes } from '../../rdf/vocabulary.ts'
import { jsonFragment } from './json-fragment.ts'

/** Stands for the resource that an example is about, and is shown as three dots. It sorts first, and so is written first. */
const subject = 'about:skord-focus'

/** What the national portal harvests, for a document whose syntax is not known. */
const usualSyntax = 'rdfxml'

/** How to cut what a person is to copy out of the document that a writer makes of an example. */
const cutters: Readonly<Record<string, (document: string) => string>> = {
  rdfxml: xmlFragment,
  turtle: turtleFragment,
  trig: turtleFragment,
  ntriples: statements,
  nquads: statements,
  jsonld: document => jsonFragment(document, subject),
}

/**
 * How what a rule asks for is written in a syntax, as a fragment to copy; null when the rule has no example. The rule's own
 * example is Turtle, either predicates and objects or, where the address itself is what matters, a whole statement.
 * @throws Error when the rule's example is not Turtle
 */
export function exampleIn({ rules }: Profile, rule: string, syntaxId: string | null): string | null {
  const example = rules.get(rule)?.example ?? null
  if (example === null) return null
  const syntax = syntaxById(syntaxId ?? usualSyntax) ?? syntaxById(usualSyntax)
  if (syntax === null) return null
  const document = [...syntax.serialise(graphOf(example))].join('')
  return cutters[syntax.id](document).replaceAll(subject, '…')
}

/** The statements of an example. @throws Error when it is not Turtle */
function graphOf(example: string): Graph {
  const graph = read(`<${subject}> ${example} .`) ?? read(`${example} .`)
  if (graph === null) throw new Error(`not an example in Turtle: ${example}`)
  return graph
}

const declarations = Object.entries(prefixes)
  .map(([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .\n`)
  .join('')

/** A graph of a Turtle text under the fixed prefixes; null when it is none. */
function read(text: string): Graph | null {
  const builder = new GraphBuilder()
  const silent = { declare: () => undefined, report: () => undefined }
  const tools = { baseIri: 'urn:x-skord:', declared: true, limits: defaultReadLimits, ...silent }
  try {
    parseTurtle(builder, declarations + text, tools)
    return builder.build()
  } catch (error) {
    if (error instanceof SyntaxFault) return null
    throw error
  }
}

/** The elements; those inside the resource's own where it is the only one and does not say what the resource is. */
function xmlFragment(document: string): string {
  const start = document.indexOf('>\n', document.indexOf('<rdf:RDF')) + 2
  const lines = document.slice(start, document.lastIndexOf('</rdf:RDF>')).trimEnd().split('\n')
  const isAlone = lines.filter(line => /^ {2}<[^/]/.test(line)).length === 1
  const isFrame = isAlone && lines[0] === `  <rdf:Description rdf:about="${subject}">`
  return isFrame ? outdented(lines.slice(1, -1), 4) : outdented(lines, 2)
}

function outdented(lines: readonly string[], spaces: number): string {
  return lines.map(line => line.slice(spaces)).join('\n')
}

/** Predicates and objects; the subject where it is another than the resource. */
function turtleFragment(document: string): string {
  const body = statements(document)
  const own = `<${subject}> `
  return body.startsWith(own) ? body.slice(own.length).replace(/ \.$/, '').replaceAll('\n    ', '\n') : body
}

/** All but the declarations of prefixes. */
function statements(document: string): string {
  return document.replace(/^@prefix .*\n/gm, '').trim()
}
