import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import type { Asked } from './asked.ts'
import type { Given } from './given.ts'
import { listsOf } from './lists.ts'
import { type Changes, type Overlay, overlayOf } from './overlay.ts'
import { defaultParameters, type Parameters } from './parameters.ts'
import { noReads, notebook, type Reads } from './reads.ts'
import type { Bound, Family, Scene, Survey } from './scene.ts'
import { members } from './survey.ts'
import { touchedBy } from './touched.ts'
import { letterOf } from './verdicts.ts'
import type { Written } from './written-groups.ts'

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
  /** What the changes come of, which is the same for many resources. */
  readonly written: Written
  /** The resource that is said to be no blank node; 0 for none. */
  readonly identified: number
}

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
  const ask = (resource: number, family: Family, { before, which }: Asking): string => {
    let letters: string[] | null = null
    for (const place of which) {
      notes.begin(reads[place], resource)
      const letter = letterOf(bound[place](resource, family))
      if (letter === before[place]) continue
      letters ??= before.split('')
      letters[place] = letter
    }
    notes.begin(null, 0)
    return letters === null ? before : letters.join('')
  }
  const isAside = (id: number): boolean => id < tools.graph.termCount && !isMember(id)
  const touched = touchedBy(reads, { places, version: notes.version, isAside })
  const judgedAnew = (id: number, family: Family, on: keyof typeof places): string =>
    ask(id, family, { before: none, which: places[on] })
  return {
    overlay,
    scene: sceneWith(defaultParameters),
    judge: family => [
      judgedAnew(family.dataset, family, 'dataset'),
      ...family.distributions.map(id => judgedAnew(id, family, 'distribution')),
    ],
    rejudge: (family, before, { changes, written, identified }) => {
      const { dataset, distributions } = family
      const on = touched(written)
      // With a distribution more, tests read what they never read where there were none.
      const isWidened = distributions.length >= before.length
      const asked = (id: number, place: number, kind: keyof typeof places): string => {
        if (place >= before.length) return judgedAnew(id, family, kind)
        const { own, crossing } = on[kind]
        const which = isWidened || identified === id ? places[kind] : changes.has(id) ? own : crossing
        return which.length === 0 ? before[place] : ask(id, family, { before: before[place], which })
      }
      return [asked(dataset, 0, 'dataset'), ...distributions.map((id, place) => asked(id, place + 1, 'distribution'))]
    },
  }
}

/** The letters as they were, and the places to be asked. */
interface Asking {
  readonly before: string
  readonly which: readonly number[]
}
