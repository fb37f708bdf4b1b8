import type { Graph } from '../rdf/graph.ts'
import { NamedNode } from '../rdf/terms.ts'
import { dcterms, rdf } from '../rdf/vocabulary.ts'
import { activity, ldes, retentionByTime, tree } from './ldes-terms.ts'

/** A property path of predicates only. */
type Path = readonly string[]

/** What a feed says of how its members are to be understood. Fragments that do not say it go by those that do. */
export interface Stream {
  /** When a member came into the stream. */
  readonly timestampPath: Path
  /** What tells apart members of the same instant; null when nothing does. */
  readonly sequencePath: Path | null
  /** When the version came to be that a member holds, where versions come out of order; null where they do not. */
  readonly versionTimestampPath: Path | null
  readonly versionSequencePath: Path | null
  /** What a member is about; null when the feed does not say: then it is looked for. */
  readonly versionOfPath: Path | null
  readonly deletePath: Path
  /** The value on `deletePath` that makes a member a removal; null when the feed does not say. */
  readonly deleteObject: string | null
  /** Does the feed let go of events because of their age? Then what is no longer told still stands. */
  readonly forgets: boolean
}

/** A stream that says nothing is taken for a feed of activities, as the DCAT-AP feeds are. */
export const plainStream: Stream = {
  timestampPath: [activity.published],
  sequencePath: null,
  versionTimestampPath: null,
  versionSequencePath: null,
  versionOfPath: null,
  deletePath: [rdf.type],
  deleteObject: null,
  forgets: false,
}

/** What a fragment says of its stream, over what is known of it already. */
export function streamOf(graph: Graph, known: Stream): Stream {
  const forgets = policiesIn(graph).some(policy => retentionByTime.some(name => has(graph, policy, name)))
  return {
    timestampPath: pathAt(graph, ldes.timestampPath) ?? known.timestampPath,
    sequencePath: pathAt(graph, ldes.sequencePath) ?? known.sequencePath,
    versionTimestampPath: pathAt(graph, ldes.versionTimestampPath) ?? known.versionTimestampPath,
    versionSequencePath: pathAt(graph, ldes.versionSequencePath) ?? known.versionSequencePath,
    versionOfPath: pathAt(graph, ldes.versionOfPath) ?? known.versionOfPath,
    deletePath: pathAt(graph, ldes.versionDeletePath) ?? known.deletePath,
    deleteObject: firstObject(graph, ldes.versionDeleteObject) ?? known.deleteObject,
    forgets: forgets || known.forgets,
  }
}

/** Is there a word of event streams or of collections in pages? */
export function isFeed(graph: Graph): boolean {
  const classes = [ldes.EventStream, tree.Collection]
  const isTyped = classes.some(name => graph.subjectsWith(graph.iri(rdf.type), graph.iri(name)).length > 0)
  return (
    isTyped || [tree.member, tree.relation, tree.view].some(name => graph.rowsOfPredicate(graph.iri(name)).length > 0)
  )
}

/** Properties that lead from a version to what it is a version of, when the stream names none. */
export const usualVersionOf: readonly Path[] = [[activity.object], [dcterms.isVersionOf]]

function policiesIn(graph: Graph): number[] {
  return [...graph.rowsOfPredicate(graph.iri(ldes.retentionPolicy))].map(row => graph.columns.objects[row])
}

function has(graph: Graph, subject: number, property: string): boolean {
  return graph.objectOf(subject, graph.iri(property)) !== 0
}

/** The first value of a property of anything. */
function firstObject(graph: Graph, property: string): string | null {
  const [row] = graph.rowsOfPredicate(graph.iri(property))
  return row === undefined ? null : graph.value(graph.columns.objects[row])
}

/** A path that is one predicate or a list of them; null when there is none, or one of another kind. */
function pathAt(graph: Graph, property: string): Path | null {
  const [row] = graph.rowsOfPredicate(graph.iri(property))
  if (row === undefined) return null
  const path = graph.columns.objects[row]
  if (graph.kind(path) === NamedNode) return [graph.value(path)]
  const steps: string[] = []
  const nil = graph.iri(rdf.nil)
  for (let at = path; at !== 0 && at !== nil && steps.length < 10; at = graph.objectOf(at, graph.iri(rdf.rest))) {
    const step = graph.objectOf(at, graph.iri(rdf.first))
    if (step === 0 || graph.kind(step) !== NamedNode) return null
    steps.push(graph.value(step))
  }
  return steps.length === 0 ? null : steps
}
