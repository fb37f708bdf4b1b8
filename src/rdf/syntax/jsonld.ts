import jsonld from 'jsonld'
import { problem } from '../../model/finding.ts'
import type { GraphBuilder } from '../builder.ts'
import { bundledContext } from '../contexts/bundled.ts'
import { fault, type ParseTools, SyntaxFault, statementGuard } from '../parsing.ts'
import { excerptAt, positionAt } from '../position.ts'
import { offsetOfJsonFault } from './json-fault.ts'
import { withoutInheritedNames } from './json-names.ts'
import { inspect } from './json-shape.ts'
import { JsonLdEvents } from './jsonld-events.ts'
import { type JsonLdQuad, JsonLdTerms } from './jsonld-terms.ts'

/** jsonld recurses and has room for some 800 objects in each other; deeper than this nobody describes data. */
const deepest = 200

/**
 * Reads JSON-LD. Contexts are never fetched: one that is not bundled is a fault.
 * Positions of statements are not known, since jsonld forgets them.
 * @see https://www.w3.org/TR/json-ld11-api/#deserialize-json-ld-to-rdf-algorithm
 */
export async function parseJsonLd(builder: GraphBuilder, text: string, tools: ParseTools): Promise<void> {
  const json = parsed(text)
  const maxDepth = Math.min(tools.limits.maxDepth, deepest)
  const { isJsonLd, depth } = inspect(json, maxDepth)
  if (depth > maxDepth) throw fault('document-too-deep', null, { limit: String(maxDepth) })
  if (!isJsonLd) throw new SyntaxFault(problem('parse', 'not-rdf-json'), 'not-rdf')
  const terms = new JsonLdTerms(builder, tools)
  const guard = statementGuard(builder, tools.limits)
  for (const quad of await toRdf(json, text, tools)) {
    guard()
    terms.add(quad)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const offset = offsetOfJsonFault(text)
    const found = excerptAt(text, offset)
    throw fault(found === '' ? 'syntax-unexpected-end' : 'syntax-error', positionAt(text, offset), { found })
  }
}

/** jsonld's answer; what it drops is told of, what it refuses is a fault with the code that the specification gives it. */
async function toRdf(json: unknown, text: string, tools: ParseTools): Promise<readonly JsonLdQuad[]> {
  const events = new JsonLdEvents()
  const unknown: SyntaxFault[] = []
  const documentLoader = async (url: string): Promise<object> => {
    const context = bundledContext(url)
    if (context !== null) return { contextUrl: null, documentUrl: url, document: { '@context': context } }
    unknown.push(unknownContext(url, text))
    throw unknown[0]
  }
  const options = { base: tools.baseIri, documentLoader, eventHandler: events.hear }
  try {
    const expanded = withoutInheritedNames(await jsonld.expand(json as object, options as object))
    const quads = await jsonld.toRDF(expanded as object, { ...options, skipExpansion: true } as object)
    for (const dropped of events.problems) tools.report(dropped)
    return quads as unknown as readonly JsonLdQuad[]
  } catch (error) {
    throw unknown[0] ?? fault('jsonld-invalid', null, codeOf(error))
  }
}

/** The specification's code, such as `invalid context entry`; jsonld has it in the details of its errors. */
function codeOf(error: unknown): { readonly code: string } {
  const { details, name } = error as { readonly details?: { readonly code?: unknown }; readonly name?: unknown }
  return { code: String(details?.code ?? name) }
}

/** The place is that of the address in the text, where it stands as it is. */
function unknownContext(context: string, text: string): SyntaxFault {
  const offset = text.indexOf(JSON.stringify(context))
  return fault('jsonld-unknown-context', offset === -1 ? null : positionAt(text, offset), {
    context: context.toWellFormed(),
  })
}
