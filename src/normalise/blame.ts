import type { Finding, Problem } from '../model/finding.ts'
import type { Graph } from '../rdf/graph.ts'
import { rdf, shorten } from '../rdf/vocabulary.ts'
import { nodeName, termAt } from './term.ts'

/** A repair as it is told of, and the name to except if it is not to be made. */
export interface Made {
  readonly problem: Problem
  readonly key: string
}

/** A graph, the repairs that made it, and the names that they changed: old → new, as findings write them. */
export interface Repairs {
  readonly graph: Graph
  readonly made: readonly Made[]
  readonly renamed: ReadonlyMap<string, string>
}

/** Findings that more of the same rule, resource and property speak of than before. */
export function newFindings({ renamed }: Repairs, before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const keyOf = ({ sourceShape, focusNode, resultPath }: Finding): string =>
    [sourceShape, nameNow(renamed, focusNode), resultPath].join('\n')
  const left = new Map<string, number>()
  for (const finding of before) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + 1)
  return after.filter(finding => {
    const count = left.get(keyOf(finding)) ?? 0
    left.set(keyOf(finding), count - 1)
    return count <= 0
  })
}

/** The repairs that may have given rise to a finding. */
export interface Suspects {
  readonly made: readonly Made[]
  /** Is there no doubt? Else a trial has to show which it was. */
  readonly isCertain: boolean
}

/**
 * A function that tells who may be to blame for a finding: for certain the type that a resource was given, or what was
 * done to the same property of it; else what was done to it, to its neighbours and to those that have the value of the
 * property in common with it; else anything.
 */
export function suspectFinder({ graph, made, renamed }: Repairs): (finding: Finding) => Suspects {
  const byResource = Map.groupBy(made, ({ problem }) => nameNow(renamed, problem.focusNode))
  const byName = Map.groupBy(made, ({ key }) => nameNow(renamed, key))
  return ({ focusNode, resultPath }) => {
    const resource = nameNow(renamed, focusNode)
    const own = [...(byResource.get(resource) ?? []), ...(byName.get(resource) ?? [])]
    const isAbout = ({ problem: { resultPath: path, details } }: Made): boolean =>
      path === resultPath || (resultPath !== null && details.new === shorten(resultPath))
    const certain = [own.filter(({ problem }) => problem.resultPath === rdf.type), own.filter(isAbout)]
    const found = certain.find(group => group.length > 0)
    if (found !== undefined) return { made: found, isCertain: true }
    const near = around(graph, resource, resultPath).flatMap(name => byResource.get(name) ?? [])
    const doubtful = [...own, ...near]
    return { made: doubtful.length > 0 ? doubtful : made, isCertain: false }
  }
}

function nameNow(renamed: ReadonlyMap<string, string>, name: string | null): string {
  return renamed.get(name ?? '') ?? name ?? ''
}

/** The names of what a resource refers to, what refers to it, and what has a value of the property in common with it. */
function around(graph: Graph, name: string, property: string | null): string[] {
  const id = name.startsWith('_:') ? graph.blank(name.slice(2)) : graph.iri(name)
  if (id === 0) return []
  const { subjects, objects } = graph.columns
  const found = new Set(Array.from(graph.rowsOfObject(id), row => subjects[row]))
  for (let row = graph.rowsStart(id); row < graph.rowsEnd(id); row++) found.add(objects[row])
  const path = graph.iri(property ?? '')
  for (const value of graph.objectsOf(id, path)) for (const other of graph.subjectsWith(path, value)) found.add(other)
  return Array.from(found, other => nodeName(termAt(graph, other)))
}
