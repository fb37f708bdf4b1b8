import type { Verdict } from '../model/score.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { dcat } from '../rdf/vocabulary.ts'
import type { Asked } from './asked.ts'
import type { Given } from './given.ts'
import { listsOf } from './lists.ts'
import { type Changes, type Overlay, overlayOf } from './overlay.ts'
import { defaultParameters, type Parameters } from './parameters.ts'
import { noReads, notebook, type Reads } from './reads.ts'
import type { Bound, Family, Scene, Survey } from './scene.ts'
import { datasetsOf } from './survey.ts'
import { touchedBy } from './touched.ts'

/** What is judged, by what. */
export interface BenchTools {
  readonly graph: Graph
  readonly profile: Profile
  readonly given: Given
  readonly survey: Survey
}

/** Where the tests are bound to a graph once, and asked of one family after the other, with fixes made or not. */
export interface Bench {
  readonly overlay: Overlay
  /** The scene by the default parameters. */
  readonly scene: Scene
  /** The letters of each resource of a family, the dataset first. */
  readonly judge: (family: Family) => string[]
  /** The letters while changes are made: what the changes touch is asked again. */
  readonly rejudge: (family: Family, before: readonly string[], changes: Touch) => string[]
}

/** What a fix touches. */
export interface Touch {
  readonly changes: Changes
  /** The resource that is said to be no blank node; 0 for none. */
  readonly identified: number
}

const letterOf = (verdict: Verdict): string => (verdict === null ? '?' : verdict ? '1' : '0')

/** A bench for the tests asked. */
export function benchOf(asked: readonly Asked[], tools: BenchTools): Bench {
  const isMember = members(tools.graph)
  const notes = notebook(isMember)
  const overlay = overlayOf(tools.graph, notes)
  const sceneWith = (parameters: Parameters): Scene => ({
    ...tools,
    graph: overlay.view,
    lists: listsOf(tools.profile, parameters),
    parameters,
  })
  const bound: Bound[] = asked.map(({ test, parameters }) => test.bind(sceneWith(parameters)))
  const reads: Reads[] = asked.map(noReads)
  const places = {
    dataset: asked.flatMap(({ test }, place) => (test.on === 'distribution' ? [] : [place])),
    distribution: asked.flatMap(({ test }, place) => (test.on === 'dataset' ? [] : [place])),
  }
  const none = asked.map(() => '-').join('')
  const ask = (before: string, [resource, family]: [number, Family], which: readonly number[]): string => {
    let letters: string[] | null = null
    for (const place of which) {
      notes.begin(reads[place], resource)
      const letter = letterOf(bound[place](resource, family))
      if (letter === before[place]) continue
      letters ??= [...before]
      letters[place] = letter
    }
    notes.begin(null, 0)
    return letters === null ? before : letters.join('')
  }
  const isAside = (id: number): boolean => id < tools.graph.termCount && !isMember(id)
  const touched = touchedBy(reads, { places, version: notes.version, isAside })
  const onOf = (place: number): 'dataset' | 'distribution' => (place === 0 ? 'dataset' : 'distribution')
  const all = ({ dataset, distributions }: Family): number[] => [dataset, ...distributions]
  return {
    overlay,
    scene: sceneWith(defaultParameters),
    judge: family => all(family).map((id, place) => ask(none, [id, family], places[onOf(place)])),
    rejudge: (family, before, { changes, identified }) => {
      const on = touched(changes)
      // With a distribution more, tests read what they never read where there were none.
      const isJudgedAnew = (id: number): boolean => identified === id || family.distributions.length >= before.length
      return all(family).map((id, place) => {
        const { own, crossing } = on[onOf(place)]
        if (before[place] === undefined) return ask(none, [id, family], places[onOf(place)])
        const which = isJudgedAnew(id) ? places[onOf(place)] : changes.has(id) ? own : crossing
        return ask(before[place], [id, family], which)
      })
    },
  }
}

/** Answers whether a term is a dataset or a distribution of one. */
function members(graph: Graph): (id: number) => boolean {
  const marks = new Uint8Array(graph.termCount)
  for (const dataset of datasetsOf(graph)) marks[dataset] = 1
  for (const row of graph.rowsOfPredicate(graph.iri(dcat.distribution))) marks[graph.columns.objects[row]] = 1
  return id => marks[id] === 1
}
