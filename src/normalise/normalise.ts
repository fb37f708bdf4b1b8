import type { Problem } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { nameBlankNodes } from './blank-nodes.ts'
import { mendStatements, mendTerms } from './mend.ts'
import { type Repaired, repairProblem } from './repair.ts'
import { nodeName } from './term.ts'

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
  const completed = mendStatements(mended.graph, profile)
  const named = nameBlankNodes(completed.graph)
  const problems = [
    ...problemsOf(graph, mended.repairs),
    ...problemsOf(mended.graph, completed.repairs),
    ...problemsOf(completed.graph, named.repairs),
  ]
  return { graph: named.graph, problems, renamed: renamedIn([...mended.repairs, ...named.repairs]) }
}

/** In an order that does not depend on the order of the document. */
function problemsOf(graph: Graph, repairs: readonly Repaired[]): Problem[] {
  const keyed = repairs.map(repair => repairProblem(graph, repair)).map(problem => ({ problem, key: sortKey(problem) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ problem }) => problem)
}

function sortKey({ rule, focusNode, details }: Problem): string {
  return [rule, focusNode, details.property, details.old].join('\n')
}

/** Old name → IRI of the resources that repairs gave another name; one mended more than once goes by its last name. */
export function renamedIn(repairs: readonly Repaired[]): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>()
  const renamings = repairs.filter(repair => repair.property === null)
  for (const { before, after } of renamings.reverse()) {
    renamed.set(nodeName(before), renamed.get(nodeName(after)) ?? nodeName(after))
  }
  return renamed
}
