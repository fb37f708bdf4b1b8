import type { Graph } from '../rdf/graph.ts'
import { Literal } from '../rdf/terms.ts'
import { dcat, dcterms, owl, prov, rdf, schema } from '../rdf/vocabulary.ts'
import type { Change } from './repair.ts'
import { iriTerm, termAt } from './term.ts'

/** A property that is no longer in use and the one in its place. */
interface Replacement {
  readonly old: string
  readonly current: string
  /** The class of the resources that it is replaced on, and the property that leads to them when their type is missing. */
  readonly on: string
  readonly reachedBy: string
  /** May a resource have several values? */
  readonly isSingle: boolean
}

const dcatHasVersion = 'http://www.w3.org/ns/dcat#hasVersion'
/** What older guidance called dcat:hadRole. */
const dcatRole = 'http://www.w3.org/ns/dcat#role'

/** @see https://docs.dataportal.se/dcat/docs/changes/ */
const replacements: readonly Replacement[] = [
  { old: owl.versionInfo, current: dcat.version, on: dcat.Dataset, reachedBy: dcat.dataset, isSingle: true },
  { old: dcterms.hasVersion, current: dcatHasVersion, on: dcat.Dataset, reachedBy: dcat.dataset, isSingle: false },
  { old: dcatRole, current: dcat.hadRole, on: prov.Attribution, reachedBy: prov.qualifiedAttribution, isSingle: true },
  ...(
    [
      [schema.startDate, dcat.startDate],
      [schema.endDate, dcat.endDate],
    ] as const
  ).map(([old, current]) => ({
    old,
    current,
    on: dcterms.PeriodOfTime,
    reachedBy: dcterms.temporal,
    isSingle: true,
  })),
]

/** Moves values to the property in use today. Where both are used and say different things, both stay. */
export function replaceProperties(graph: Graph): Change[] {
  return replacements.flatMap(replacement => replaced(graph, replacement))
}

function replaced(graph: Graph, { old, current, on, reachedBy, isSingle }: Replacement): Change[] {
  const { subjects, objects } = graph.columns
  const [oldProperty, currentProperty] = [graph.iri(old), graph.iri(current)]
  const isConcerned = (subject: number): boolean =>
    graph.has(subject, graph.iri(rdf.type), graph.iri(on)) || isReached(graph, subject, reachedBy)
  const agrees = (subject: number): boolean => {
    const values = new Set([...graph.objectsOf(subject, oldProperty), ...graph.objectsOf(subject, currentProperty)])
    return isSingle ? values.size === 1 : [...values].every(value => graph.kind(value) !== Literal)
  }
  const changes: Change[] = []
  for (const row of graph.rowsOfPredicate(oldProperty)) {
    const subject = subjects[row]
    if (!isConcerned(subject) || !agrees(subject)) continue
    changes.push({
      subject,
      property: old,
      before: iriTerm(old),
      after: iriTerm(current),
      row,
      removesRow: true,
      adds: [[termAt(graph, subject), current, termAt(graph, objects[row])]],
    })
  }
  return changes
}

function isReached(graph: Graph, subject: number, property: string): boolean {
  return (
    graph.objectOf(subject, graph.iri(rdf.type)) === 0 && graph.subjectsWith(graph.iri(property), subject).length > 0
  )
}
