import type { Position, Problem } from '../../model/finding.ts'
import { problem } from '../../model/finding.ts'
import type { GraphBuilder } from '../builder.ts'
import { bundledContext } from '../contexts/bundled.ts'
import { fault, located, type ParseTools, SyntaxFault } from '../parsing.ts'
import { LineTable } from '../position.ts'
import { type JsonTree, plain, readJson } from './json-tree.ts'
import { JsonLdEvents } from './jsonld-events.ts'
import { addQuads, expandedQuads } from './jsonld-library.ts'
import { declaredPrefixes, nodeOffsets, relativeStrings, stringOffsets } from './jsonld-nodes.ts'
import { JsonLdReader } from './jsonld-reader.ts'
import type { JsonLdOptions } from './jsonld-scopes.ts'
import { LeftToJsonLd } from './jsonld-sinks.ts'
import type { StatementTools } from './jsonld-statements.ts'
import { JsonLdTerms } from './jsonld-terms.ts'

/** jsonld recurses and has room for some 800 objects in each other; deeper than this nobody describes data. */
const deepest = 200

/**
 * Reads JSON-LD. Contexts are never fetched: one that is not bundled is a fault. The reader of ours knows where each
 * statement stands; what it leaves to jsonld, because it is uncommon or wrong, stands where its node object does.
 * @see https://www.w3.org/TR/json-ld11-api/#deserialize-json-ld-to-rdf-algorithm
 */
export async function parseJsonLd(builder: GraphBuilder, text: string, tools: ParseTools): Promise<void> {
  const tree = readJson(text, Math.min(tools.limits.maxDepth, deepest))
  if (!tree.hasKeywords) throw new SyntaxFault(problem('parse', 'not-rdf-json'), 'not-rdf')
  const document = new JsonLdDocument(builder, { text, tree }, tools)
  for (const found of await document.read()) tools.report(found)
}

/** A document that is being read, and what both ways of reading it need. */
class JsonLdDocument {
  readonly #builder: GraphBuilder
  readonly #text: string
  readonly #tree: JsonTree
  readonly #tools: ParseTools
  readonly #terms: JsonLdTerms
  #lines: LineTable | null = null
  #strings: ((text: string) => number) | null = null

  constructor(
    builder: GraphBuilder,
    { text, tree }: { readonly text: string; readonly tree: JsonTree },
    tools: ParseTools,
  ) {
    this.#builder = builder
    this.#text = text
    this.#tree = tree
    this.#tools = tools
    this.#terms = new JsonLdTerms(builder, tools.baseIri, this.#placeOf)
  }

  /** Answers what was told of on the way. */
  async read(): Promise<readonly Problem[]> {
    for (const [prefix, namespace] of declaredPrefixes(this.#tree)) this.#tools.declare(prefix, namespace)
    const mark = this.#builder.mark()
    const tools = this.#statementTools()
    const { events, terms } = tools
    const loader = new ClosedLoader()
    const eventHandler = events.heard(value => this.#placeOfText(value))
    try {
      const reader = new JsonLdReader(this.#builder, { ...tools, options: this.#options(loader, eventHandler) })
      await reader.read(this.#tree)
      return [...events.problems, ...terms.problems]
    } catch (error) {
      if (!(error instanceof LeftToJsonLd)) throw error
      this.#builder.rewind(mark)
      return this.#readWithJsonLd(error.offset ?? this.#tree.offset)
    }
  }

  /** `suspected` is where a fault is, should there be one. */
  async #readWithJsonLd(suspected: number): Promise<readonly Problem[]> {
    const tools = this.#statementTools()
    const loader = new ClosedLoader()
    const options = this.#options(
      loader,
      tools.events.heard(value => this.#placeOfText(value)),
    )
    const here = (): Position => this.#linesOf().at(suspected)
    const quads = await expandedQuads(plain(this.#tree.root), options).catch(error => {
      if (loader.unknown === null) throw fault('jsonld-invalid', here(), codeOf(error))
      const position = this.#placeOfText(loader.unknown) ?? here()
      throw fault('jsonld-unknown-context', position, { context: loader.unknown.toWellFormed() })
    })
    const offsetOf = this.#builder.keepsPositions ? nodeOffsets(this.#tree) : () => -1
    const relative = relativeStrings(this.#tree, this.#tools.baseIri)
    located(here, () => addQuads(this.#builder, quads, { ...tools, offsetOf, relative }))
    return [...tools.events.problems, ...this.#terms.problems].map(found => this.#placed(found))
  }

  #statementTools(): StatementTools {
    const { limits } = this.#tools
    return { limits, terms: this.#terms, events: new JsonLdEvents(), placeOf: this.#placeOf }
  }

  #options(loader: ClosedLoader, eventHandler: unknown): JsonLdOptions {
    return { base: this.#tools.baseIri, documentLoader: loader.load, eventHandler }
  }

  readonly #placeOf = (offset: number): Position | null => (offset === -1 ? null : this.#linesOf().at(offset))

  #linesOf(): LineTable {
    this.#lines ??= new LineTable(this.#text)
    return this.#lines
  }

  /** Where a string first stands in the document; null when it does not. */
  #placeOfText(value: string): Position | null {
    this.#strings ??= stringOffsets(this.#tree)
    return value === '' ? null : this.#placeOf(this.#strings(value))
  }

  #placed(found: Problem): Problem {
    if (found.position !== null) return found
    return { ...found, position: this.#placeOfText(found.details.reference ?? found.value ?? '') }
  }
}

/** Loads bundled contexts and remembers the first address that is none of them. */
class ClosedLoader {
  unknown: string | null = null

  readonly load = async (url: string): Promise<object> => {
    const context = bundledContext(url)
    if (context !== null) return { contextUrl: null, documentUrl: url, document: { '@context': context } }
    this.unknown ??= url
    throw new Error(url)
  }
}

/** The specification's code, such as `invalid context entry`; jsonld has it in the details of its errors. */
function codeOf(error: unknown): { readonly code: string } {
  const { details, name } = error as { readonly details?: { readonly code?: unknown }; readonly name?: unknown }
  return { code: String(details?.code ?? name) }
}
