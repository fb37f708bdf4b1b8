import type { Problem } from '../../src/model/finding.ts'
import { GraphBuilder } from '../../src/rdf/builder.ts'
import { canonicalNQuads } from '../../src/rdf/canonical.ts'
import { bundledContext } from '../../src/rdf/contexts/bundled.ts'
import { defaultReadLimits } from '../../src/rdf/parsing.ts'
import { type JsonTree, plain, readJson } from '../../src/rdf/syntax/json-tree.ts'
import { JsonLdEvents } from '../../src/rdf/syntax/jsonld-events.ts'
import { addQuads, expandedQuads } from '../../src/rdf/syntax/jsonld-library.ts'
import { JsonLdReader } from '../../src/rdf/syntax/jsonld-reader.ts'
import { LeftToJsonLd } from '../../src/rdf/syntax/jsonld-sinks.ts'
import { JsonLdTerms } from '../../src/rdf/syntax/jsonld-terms.ts'

/** What a document says: canonical statements and the problems in any order; null when it was not read. */
interface Saying {
  readonly statements: string
  readonly problems: readonly string[]
}

/** What our reader and what jsonld make of a JSON-LD text; ours is null when it leaves the text to jsonld. */
export async function readBoth(
  text: string,
): Promise<{ readonly ours: Saying | null; readonly theirs: Saying | null }> {
  const tree = readJson(text, 200)
  return { ours: await readWithOurs(tree), theirs: await readWithTheirs(tree) }
}

async function readWithOurs(tree: JsonTree): Promise<Saying | null> {
  const { builder, tools, options } = parts()
  try {
    await new JsonLdReader(builder, { ...tools, options }).read(tree)
  } catch (error) {
    if (error instanceof LeftToJsonLd) return null
    throw error
  }
  return saying(builder, [...tools.events.problems, ...tools.terms.problems])
}

async function readWithTheirs(tree: JsonTree): Promise<Saying | null> {
  const { builder, tools, options } = parts()
  const quads = await expandedQuads(plain(tree.root), options).catch(() => null)
  if (quads === null) return null
  addQuads(builder, quads, { ...tools, offsetOf: () => -1, relative: new Map() })
  return saying(builder, [...tools.events.problems, ...tools.terms.problems])
}

function parts() {
  const builder = new GraphBuilder()
  const events = new JsonLdEvents()
  const base = 'https://kalla.example/dir/fil?q#f'
  const placeOf = () => null
  const terms = new JsonLdTerms(builder, base, placeOf)
  const documentLoader = async (url: string): Promise<object> => {
    const context = bundledContext(url)
    if (context === null) throw new Error(url)
    return { contextUrl: null, documentUrl: url, document: { '@context': context } }
  }
  const options = { base, documentLoader, eventHandler: events.heard(() => null) }
  return { builder, tools: { limits: defaultReadLimits, terms, events, placeOf }, options }
}

async function saying(builder: GraphBuilder, problems: readonly Problem[]): Promise<Saying> {
  // What is written relative only our reader can know.
  const comparable = problems.filter(({ rule }) => !rule.startsWith('iri-relative'))
  const told = comparable.map(({ rule, value, details }) => JSON.stringify([rule, value, details]))
  return { statements: await canonicalNQuads(builder.build()), problems: [...new Set(told)].sort() }
}
