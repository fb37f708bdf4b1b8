import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import type { Mend, Mended, Repaired, TermRepair } from './repair.ts'
import { termRepairs } from './repairs.ts'
import { rewritten } from './rewrite.ts'
import { type TermValue, termAt } from './term.ts'

/** Mends every subject and value of a graph by the repairs of terms. */
export function mendTerms(graph: Graph, profile: Profile): Mended {
  const chain = new Chain(graph, profile)
  const repairs: Repaired[] = []
  const { subjects, predicates, objects } = graph.columns
  for (let row = 0; row < graph.size; row++) {
    const subject = subjects[row]
    if (row === 0 || subjects[row - 1] !== subject) {
      repairs.push(...chain.subject(subject).map(step => ({ ...step, subject, property: null, row })))
    }
    const property = predicates[row]
    const steps = chain.value(objects[row], property)
    if (steps !== none) repairs.push(...steps.map(step => ({ ...step, subject, property: graph.value(property), row })))
  }
  if (repairs.length === 0) return { graph, repairs }
  const subjectOf = (id: number): TermValue | null => last(chain.subject(id))
  const objectOf = (id: number, property: number): TermValue | null => last(chain.value(id, property))
  return { graph: rewritten(graph, subjectOf, objectOf), repairs }
}

/** One repair of a term. */
interface Step {
  readonly rule: string
  readonly before: TermValue
  readonly after: TermValue
}

const none: readonly Step[] = []

/** The repairs that apply at a place, and what they have made of each term met there. */
interface Place {
  readonly mends: readonly (readonly [rule: string, mend: Mend])[]
  readonly seen: Uint8Array
  readonly steps: Map<number, readonly Step[]>
}

/** Mends terms and remembers; holds the caches of one run, hence a class. */
class Chain {
  readonly #graph: Graph
  readonly #mends: readonly (readonly [repair: TermRepair, mend: Mend])[]
  readonly #places = new Map<string, Place>()
  readonly #subjects: Place
  readonly #byProperty: (Place | undefined)[] = []

  constructor(graph: Graph, profile: Profile) {
    this.#graph = graph
    this.#mends = termRepairs.map(repair => [repair, repair.mendBy(profile)])
    this.#subjects = this.#place(repair => repair.mendsSubjects)
  }

  subject(id: number): readonly Step[] {
    return this.#steps(id, this.#subjects)
  }

  value(id: number, property: number): readonly Step[] {
    this.#byProperty[property] ??= this.#place(repair => repair.mendsValuesOf(this.#graph.value(property)))
    return this.#steps(id, this.#byProperty[property])
  }

  #place(applies: (repair: TermRepair) => boolean): Place {
    const mends = this.#mends
      .filter(([repair]) => applies(repair))
      .map(([repair, mend]) => [repair.rule, mend] as const)
    const key = mends.map(([rule]) => rule).join(' ')
    const place = this.#places.get(key) ?? { mends, seen: new Uint8Array(this.#graph.termCount), steps: new Map() }
    this.#places.set(key, place)
    return place
  }

  #steps(id: number, place: Place): readonly Step[] {
    if (place.seen[id] === 0) {
      place.seen[id] = 1
      const steps = stepsOf(termAt(this.#graph, id), place.mends)
      if (steps.length > 0) place.steps.set(id, steps)
      else place.seen[id] = 2
    }
    return place.seen[id] === 2 ? none : (place.steps.get(id) ?? none)
  }
}

function stepsOf(term: TermValue, mends: Place['mends']): readonly Step[] {
  const steps: Step[] = []
  for (const [rule, mend] of mends) {
    const before = steps.at(-1)?.after ?? term
    const after = mend(before)
    if (after !== null) steps.push({ rule, before, after })
  }
  return steps
}

const last = (steps: readonly Step[]): TermValue | null => steps.at(-1)?.after ?? null
