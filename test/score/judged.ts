import type { Assessment } from '../../src/model/assessment.ts'
import type { Method } from '../../src/model/score.ts'
import { loadProfile } from '../../src/profile/load.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { assess } from '../../src/score/assess.ts'
import { type Conformance, type Given, linkOfStatus } from '../../src/score/given.ts'

export const profile = await loadProfile()
const asOf = new Date('2026-11-21T04:00:00Z')

/** The method of that id, perhaps with other parameters. */
export function methodOf(id: string, parameters: Record<string, string> = {}): Method {
  const method = profile.methods.find(method => method.id === id)
  if (method === undefined) throw new Error(`${id} is no method`)
  return { ...method, parameters: { ...method.parameters, ...parameters } }
}

/** What is given by statuses of links, and whether datasets conform to the two profiles; null for what is not known. */
export function givenOf(
  statuses: Record<string, number> | null,
  compliant: boolean | null,
  conformant: boolean | null = null,
): Given {
  const told = (conforms: boolean | null): Conformance | null => (conforms === null ? null : { conforms, breaches: [] })
  return {
    link: url => (statuses?.[url] === undefined ? null : linkOfStatus(statuses[url])),
    compliance: () => told(compliant),
    conformance: () => told(conformant),
    asOf,
  }
}

/** The assessment of one dataset of a graph. */
export function assessmentOf(
  graph: Graph,
  dataset: string,
  options: { readonly given: Given; readonly methods?: readonly Method[] },
): Assessment {
  const found = assess(graph, profile, options).find(({ computedOn }) => computedOn === dataset)
  if (found === undefined) throw new Error(`${dataset} is not judged`)
  return found
}
