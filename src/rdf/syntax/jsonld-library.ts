import jsonld from 'jsonld'
import type { GraphBuilder } from '../builder.ts'
import { statementGuard } from '../parsing.ts'
import { withoutInheritedNames } from './json-names.ts'
import type { WrittenReference } from './jsonld-nodes.ts'
import type { JsonLdOptions } from './jsonld-scopes.ts'
import type { StatementTools } from './jsonld-statements.ts'
import { languageProblem } from './jsonld-terms.ts'

/** A term as jsonld makes it: like RDF/JS, but a plain object. */
interface JsonLdTerm {
  readonly termType: string
  readonly value: string
  readonly language?: string
  readonly datatype?: { readonly value: string }
}

/** A quad of jsonld; it has no object where an item of a list was dropped. */
interface JsonLdQuad {
  readonly subject: JsonLdTerm
  readonly predicate: JsonLdTerm
  readonly object: JsonLdTerm | null
  readonly graph: JsonLdTerm
}

/** The quads that jsonld makes of a document. Its errors have the specification's code in their details. */
export async function expandedQuads(json: unknown, options: JsonLdOptions): Promise<readonly JsonLdQuad[]> {
  const expanded = withoutInheritedNames(await jsonld.expand(json as object, options as object))
  const quads = await jsonld.toRDF(expanded as object, { ...options, skipExpansion: true } as object)
  return quads as unknown as readonly JsonLdQuad[]
}

/** What quads of jsonld are added with. */
interface AddTools extends StatementTools {
  /** Offset of the node object about an IRI; -1 when it is not known. */
  readonly offsetOf: (iri: string) => number
  /** What IRIs are written as where that is relative. */
  readonly relative: ReadonlyMap<string, WrittenReference>
}

/** Adds jsonld's quads, each where its subject stands. */
export function addQuads(builder: GraphBuilder, quads: readonly JsonLdQuad[], tools: AddTools): void {
  const guard = statementGuard(builder, tools.limits)
  const { placeOf, offsetOf } = tools
  for (const { subject, predicate, object, graph } of quads) {
    if (object === null || predicate.termType !== 'NamedNode') continue
    guard()
    const position =
      builder.keepsPositions && subject.termType === 'NamedNode' ? placeOf(offsetOf(subject.value)) : null
    const name = graph.termType === 'DefaultGraph' ? 0 : termOf(graph, tools)
    const id = termOf(subject, tools)
    if (position !== null) builder.begin(id, position)
    builder.add(id, termOf(predicate, tools), termOf(object, tools), name, position?.line, position?.column)
  }
}

function termOf({ termType, value, language, datatype }: JsonLdTerm, { terms, events, relative }: AddTools): number {
  if (termType === 'NamedNode') {
    const reference = relative.get(value)
    if (reference !== undefined) terms.tellRelative(reference.written, value, { ...reference, hasBase: false })
    return terms.iri(value, -1)
  }
  if (termType === 'BlankNode') return terms.node(`_:${value}`, -1)
  const kind = { datatype: datatype?.value ?? null, language: language ?? null }
  const problem = languageProblem(String(value), kind, () => null)
  if (problem !== null) events.add(problem, -1)
  return terms.literal(String(value), kind, -1)
}
