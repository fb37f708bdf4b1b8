import type { Problem } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import { GraphBuilder } from '../rdf/builder.ts'
import type { Graph } from '../rdf/graph.ts'
import { nameBlankNodes } from './blank-nodes.ts'
import { mendTerms } from './mend.ts'
import { type Mended, type Repaired, repairProblem } from './repair.ts'
import { statementRepairs } from './repairs.ts'
import { internTerm, nodeName } from './term.ts'

/** A repaired graph and what was done to it. */
export interface Normalised {
  readonly graph: Graph
  /** One problem per repair. */
  readonly problems: readonly Problem[]
  /** Resources that go by another name now, old name → IRI; old names as findings write them (`_:label` for blank nodes). */
  readonly renamed: ReadonlyMap<string, string>
}

/**
 * Repairs what is certain, and only that: one spelling for one meaning. What has two readings stays as published.
 * Done twice it changes nothing; a graph with nothing to repair comes back itself.
 */
export function normalise(graph: Graph, profile: Profile): Normalised {
  const mended = mendTerms(graph, profile)
  const completed = addStatements(mended.graph, profile)
  const named = nameBlankNodes(completed.graph)
  const problems = [
    ...problemsOf(graph, mended.repairs),
    ...problemsOf(mended.graph, completed.repairs),
    ...problemsOf(completed.graph, named.repairs),
  ]
  return { graph: named.graph, problems, renamed: renamedIn([...mended.repairs, ...named.repairs]) }
}

function addStatements(graph: Graph, profile: Profile): Mended {
  const additions = statementRepairs.flatMap(({ rule, additions }) =>
    additions(graph, profile).map(addition => ({ rule, addition })),
  )
  if (additions.length === 0) return { graph, repairs: [] }
  const builder = new GraphBuilder({ positions: graph.columns.lines !== null, termsOf: graph })
  builder.addGraph(graph)
  for (const { addition } of additions) {
    const property = builder.terms.iri(addition.property)
    builder.add(builder.internFrom(graph, addition.subject), property, internTerm(builder, addition.after))
  }
  return { graph: builder.build(), repairs: additions.map(({ rule, addition }) => ({ ...addition, rule })) }
}

/** In an order that does not depend on the order of the document. */
function problemsOf(graph: Graph, repairs: readonly Repaired[]): Problem[] {
  const keyed = repairs.map(repair => repairProblem(graph, repair)).map(problem => ({ problem, key: sortKey(problem) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ problem }) => problem)
}

function sortKey({ rule, focusNode, details }: Problem): string {
  return [rule, focusNode, details.property, details.old].join('\n')
}

/** A resource mended more than once goes by its last name. */
function renamedIn(repairs: readonly Repaired[]): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>()
  const renamings = repairs.filter(repair => repair.property === null)
  for (const { before, after } of renamings.reverse()) {
    renamed.set(nodeName(before), renamed.get(nodeName(after)) ?? nodeName(after))
  }
  return renamed
}
