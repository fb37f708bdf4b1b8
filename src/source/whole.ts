import type { KeptDocument } from '../model/document.ts'
import type { Problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import type { Graph } from '../rdf/graph.ts'
import { catalogueTree, holdsResources } from './catalogue-tree.ts'
import { checksumOf, checksumOfSome } from './documents.ts'
import { isSameFolder } from './fetched.ts'
import { mergeSubCatalogues } from './merge-sub-catalogues.ts'
import type { Before, SourceReading } from './reading.ts'

/** Everything that was read of a catalogue. */
export interface Assembled {
  readonly graph: Graph
  /** The main document first. */
  readonly documents: readonly KeptDocument[]
  readonly isComplete: boolean
  readonly syntax: string | null
  readonly problems: readonly Problem[]
}

/**
 * What a catalogue is now, with the sub-catalogues that its documents describe put into it: as it was when every byte is.
 * What is incomplete is never said to be as it was, so that it is fetched whole the next time.
 * @throws HarvestError `no-catalogue`; one without any resource is none unless it had some before
 */
export function wholeReading(
  { graph, documents, isComplete, syntax, problems }: Assembled,
  { url }: Source,
  before: Before,
): SourceReading {
  const documentChecksum = isComplete ? checksumOf(documents) : checksumOfSome(documents)
  const isSame = documentChecksum === before.documentChecksum && isSameFolder(documents[0], before)
  if (isComplete && isSame) return { kind: 'unchanged', by: 'bytes', problems }
  const tree = catalogueTree(graph)
  if (tree === null) throw new HarvestError('no-catalogue', { url, reason: 'no-catalogue' })
  if (!before.isHarvested && !holdsResources(graph))
    throw new HarvestError('no-catalogue', { url, reason: 'no-datasets' })
  const merged = mergeSubCatalogues(graph, tree)
  return {
    kind: 'read',
    graph: merged.graph,
    documents,
    isComplete,
    state: null,
    removals: [],
    syntax,
    documentChecksum,
    problems: [...problems, ...merged.problems],
  }
}
