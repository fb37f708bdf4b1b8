import type { KeptDocument } from '../model/document.ts'
import { problem } from '../model/finding.ts'
import type { Source } from '../model/source.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { readInto } from '../rdf/read.ts'
import { catalogueTree, isStub } from './catalogue-tree.ts'
import { checksumOf, checksumOfSome } from './documents.ts'
import type { Entities } from './ldes-entity.ts'
import { withoutHash } from './ldes-links.ts'
import { blankMemory, type Memory, readMemory, writeMemory } from './ldes-memory.ts'
import type { Walk } from './ldes-progress.ts'
import { reportOn } from './ldes-report.ts'
import { visitFragment } from './ldes-visit.ts'
import { walkFeed } from './ldes-walk.ts'
import { mergeSubCatalogues } from './merge-sub-catalogues.ts'
import type { ReadTools, SourceReading } from './reading.ts'

/**
 * Reads a catalogue that is published as a feed of events (LDES, DCAT-AP feeds): goes on where the last harvest ended and
 * answers the catalogue as it is after everything that the feed has told. A feed that has taken back what it told is
 * read from its start; what is no longer in it is then missing, not removed.
 * @throws HarvestError what `get` throws, and `not-rdf` `syntax` `no-catalogue`, when the main fragment cannot be had
 * @see https://semiceu.github.io/LDES-DCAT-AP-feeds/ and https://w3id.org/ldes/specification
 */
export async function readLdes(source: Source, tools: ReadTools): Promise<SourceReading> {
  const { before } = tools
  const memory = await readMemory(await before.state())
  const walk = await walkFeed({ source, tools, memory, isAnew: before.documentChecksum === null })
  if (walk.unchangedBy !== null && before.documentChecksum !== null) {
    return { kind: 'unchanged', by: walk.unchangedBy, problems: walk.problems }
  }
  if (!walk.isRewritten) return await readingOf(walk, { source, tools, before: memory })
  const again = await walkFeed({ source, tools, memory: blankMemory, isAnew: true })
  const problems = [...again.problems, problem('source', 'ldes-feed-rewritten', { details: { url: source.url } })]
  return await readingOf({ ...again, problems }, { source, tools, before: memory })
}

interface Work {
  readonly source: Source
  readonly tools: ReadTools
  readonly before: Memory
}

async function readingOf(walk: Walk, work: Work): Promise<SourceReading> {
  const { memory, isComplete, syntax, problems } = walk
  const fragments = [...memory.fragments.values()].sort((a, b) => (a.url < b.url ? -1 : 1))
  const { graph, problems: ofMerging } = withSubCatalogues(await graphOf(memory.entities))
  const removals = [...memory.entities].filter(([, { statements }]) => statements === null).map(([iri]) => iri)
  const { added, updated, removed, unchanged } = reportOn(work.before.entities, memory.entities)
  return {
    kind: 'read',
    graph,
    documents: walk.documents.length > 0 ? walk.documents : [await fetchMain(work)],
    isComplete,
    state: await writeMemory(memory),
    removals: removals.filter(iri => !graph.describes(graph.iri(iri))).sort(),
    syntax,
    documentChecksum: isComplete ? checksumOf(fragments) : checksumOfSome(fragments),
    facts: {
      resourcesAdded: added,
      resourcesUpdated: updated,
      resourcesRemoved: removed,
      resourcesUnchanged: unchanged,
    },
    problems: [...fragments.flatMap(fragment => fragment.problems), ...problems, ...ofMerging],
  }
}

/** The sub-catalogues that the feed describes are put into its catalogue; those that it only names stay as they stand. */
function withSubCatalogues(graph: Graph): ReturnType<typeof mergeSubCatalogues> {
  const tree = catalogueTree(graph)
  if (tree === null) return { graph, problems: [] }
  return mergeSubCatalogues(graph, { main: tree.main, parts: tree.parts.filter(part => !isStub(graph, part)) })
}

/** A harvest has at least one document, also when the one fragment that it asked for anew could not be had. */
async function fetchMain({ source, tools, before: { stream } }: Work): Promise<KeptDocument> {
  const visit = await visitFragment(withoutHash(source.url), { source, tools, stream, known: null, isMain: true })
  if (visit.document === null) throw new Error('a document that was asked for unconditionally has a body')
  return visit.document
}

/** What stands after all events, as one graph. Blank nodes of different descriptions are different. */
async function graphOf(entities: Entities): Promise<Graph> {
  const builder = new GraphBuilder()
  const texts = [...entities].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { statements }]) => statements ?? '')
  const isAlone = (text: string): boolean => text.includes('_:')
  const together = texts.filter(text => !isAlone(text))
  const batches = Array.from({ length: Math.ceil(together.length / batch) }, (_, at) =>
    together.slice(at * batch, (at + 1) * batch).join(''),
  )
  for (const text of [...batches, ...texts.filter(isAlone)].filter(text => text !== '')) {
    const { failure } = await readInto(builder, Buffer.from(text), {
      baseIri: 'urn:x-skord:feed',
      mediaType: 'application/n-triples',
    })
    if (failure !== null) throw new Error('what was written as N-Triples cannot be read as N-Triples')
  }
  return builder.build()
}

/** So many descriptions are read as one document. */
const batch = 1000
