import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { defaultReadLimits } from '../rdf/parsing.ts'
import { parseTurtle } from '../rdf/syntax/turtle.ts'
import { prefixes } from '../rdf/vocabulary.ts'

/** Statements to be made on a resource, read from Turtle. */
export interface Template {
  readonly graph: Graph
  /** The term that stands for the resource; every other subject is what it is in the graph, blank nodes are new. */
  readonly subject: number
}

/** Stands for the resource while its statements are read; no metadata has it. */
const resource = 'urn:skord:resource'

/**
 * The statements in predicates and objects in Turtle, such as `dcterms:format "text/csv"`; behind ` . ` statements about
 * other subjects may follow. The prefixes are those that we write.
 * @throws SyntaxFault when it is no Turtle
 */
export function templateOf(turtle: string): Template {
  const builder = new GraphBuilder()
  const subject = builder.terms.iri(resource)
  const tools = { baseIri: 'https://data.example/', declared: true, limits: defaultReadLimits }
  if (turtle !== '') {
    const used = Object.entries(prefixes).filter(([prefix]) => turtle.includes(`${prefix}:`))
    const header = used.map(([prefix, base]) => `@prefix ${prefix}: <${base}> .\n`).join('')
    const text = `${header}<${resource}> ${turtle} .`
    parseTurtle(builder, text, { ...tools, declare: () => undefined, report: () => undefined })
  }
  return { graph: builder.build(), subject }
}
