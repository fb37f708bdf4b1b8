import type { Graph } from '../rdf/graph.ts'
import { rdf, rdfs, sh } from '../rdf/vocabulary.ts'
import type { DataGraph } from './data-graph.ts'
import { bindPath, reversed, type Walk } from './path.ts'
import { type Read, readsOf } from './reads.ts'
import type { TargetedShape } from './shapes.ts'
import type { Target } from './targets.ts'

/** A statement that came or went, in ids of the data graph; 0 for a term that it does not hold. */
export interface Change {
  readonly subject: number
  /** IRI. */
  readonly predicate: string
  readonly object: number
}

/** Nodes on which the verdict of a shape may have changed; null when it may have on any. */
export type Affected = ReadonlySet<number> | null

/** What each shape reads, by the graph of shapes, which never changes. */
const readsByShapes = new WeakMap<Graph, ReadonlyMap<TargetedShape, readonly Read[] | null>>()

/**
 * The nodes that some changes may affect, by shape: those from which the shape looks at a statement that came or went.
 * It is enough to walk back in the data as they are now. For the first thing on its way that a shape sees otherwise than
 * before, it has come to by statements that are as they were.
 */
export function affectedBy(
  changes: readonly Change[],
  plan: readonly TargetedShape[],
  { data, shapes }: { readonly data: DataGraph; readonly shapes: Graph },
): ReadonlyMap<TargetedShape, Affected> {
  const reads = readsByShapes.get(shapes) ?? new Map(plan.map(root => [root, readsOfRoot(shapes, root)]))
  readsByShapes.set(shapes, reads)
  const ends = endsByPredicate(changes)
  const isOther = ends.has(rdfs.subClassOf)
  return new Map(
    plan.map(root => {
      const looks = reads.get(root) ?? null
      if (changes.length === 0) return [root, new Set()]
      return [root, isOther || looks === null ? null : new Set(looks.flatMap(read => nodesThatRead(read, ends, data)))]
    }),
  )
}

/** Targets are read from the focus node itself. */
function readsOfRoot(shapes: Graph, { shape, targets }: TargetedShape): readonly Read[] | null {
  const looks = readsOf(shapes, shape.id)
  const ofTargets = targets.map(target => readOfTarget(shapes, target))
  return looks === null || ofTargets.includes(null) ? null : [...looks, ...ofTargets.flatMap(read => read ?? [])]
}

/** No read for a node that is named; null for what a target of another kind reads. */
function readOfTarget(shapes: Graph, { property, value }: Target): readonly Read[] | null {
  const read = (predicate: string, isInverse: boolean): Read[] => [{ way: [], predicate, isInverse }]
  if (property === sh.targetNode) return []
  if (property === sh.targetClass) return read(rdf.type, false)
  if (property === sh.targetSubjectsOf) return read(shapes.value(value), false)
  return property === sh.targetObjectsOf ? read(shapes.value(value), true) : null
}

/** Subjects and objects of the changes with one predicate. */
interface Ends {
  readonly subjects: Set<number>
  readonly objects: Set<number>
}

function endsByPredicate(changes: readonly Change[]): ReadonlyMap<string, Ends> {
  const found = new Map<string, Ends>()
  for (const { subject, predicate, object } of changes) {
    const ends = found.get(predicate) ?? { subjects: new Set(), objects: new Set() }
    found.set(predicate, ends)
    if (subject !== 0) ends.subjects.add(subject)
    if (object !== 0) ends.objects.add(object)
  }
  return found
}

/** The focus nodes, and others, whose way to look leads to the end of a change. */
function nodesThatRead(read: Read, ends: ReadonlyMap<string, Ends>, data: DataGraph): number[] {
  const { way, predicate, isInverse } = read
  const concerned = predicate === null ? [...ends.values()] : [ends.get(predicate) ?? []].flat()
  const starts = [...new Set(concerned.flatMap(({ subjects, objects }) => [...(isInverse ? objects : subjects)]))]
  if (way.length === 0 || starts.length === 0) return starts
  const back: Walk = bindPath(reversed({ kind: 'sequence', steps: way }), data)
  return starts.flatMap(start => [...back(start)])
}
