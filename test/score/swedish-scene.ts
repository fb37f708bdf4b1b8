import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadProfile } from '../../src/profile/load.ts'
import type { Graph } from '../../src/rdf/graph.ts'
import { read } from '../../src/rdf/read.ts'
import { dcat } from '../../src/rdf/vocabulary.ts'
import { nothingGiven } from '../../src/score/given.ts'
import { listsOf } from '../../src/score/lists.ts'
import { defaultParameters } from '../../src/score/parameters.ts'
import type { Family, Scene } from '../../src/score/scene.ts'
import { surveyOf } from '../../src/score/survey.ts'

export const profile = await loadProfile()

/** Where the fixtures' resources are. */
export const base = 'https://data.exempelkommunen.example/'

/** The day on which everything is judged unless told. */
const day = new Date('2026-07-01T04:00:00Z')

/** A fixture in which some texts are others; each must stand there. */
export function fixture(name: string, changes: readonly (readonly [from: string, to: string])[] = []): string {
  let text = readFileSync(join(import.meta.dirname, `../../fixtures/scores/swedish/${name}.ttl`), 'utf8')
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`${name}.ttl does not say ${from}`)
    text = text.replaceAll(from, () => to)
  }
  return text
}

/** A graph of Turtle, whose base is that of the fixtures. */
export async function graphOf(turtle: string): Promise<Graph> {
  const { graph, problems } = await read(Buffer.from(turtle), { baseIri: base, mediaType: 'text/turtle' })
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  return graph
}

/** A scene of a graph, in which nothing is known of links and rules. */
export function sceneOf(graph: Graph, asOf = day): Scene {
  const parameters = defaultParameters
  const known = { lists: listsOf(profile, parameters), given: nothingGiven(asOf), survey: surveyOf(graph) }
  return { graph, profile, parameters, ...known }
}

/** A dataset by the last part of its address, with its distributions by name. */
export function familyOf(graph: Graph, dataset: string): Family {
  const id = graph.iri(base + dataset)
  const distributions = graph.objectsOf(id, graph.iri(dcat.distribution))
  return { dataset: id, distributions: distributions.sort((a, b) => (graph.value(a) < graph.value(b) ? -1 : 1)) }
}
