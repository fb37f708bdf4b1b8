import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { type Exceptions, type Mend, type Mended, noExceptions, type Repaired, type TermRepair } from './repair.ts'
import { statementRepairs, termRepairs } from './repairs.ts'
import { changed, rewritten } from './rewrite.ts'
import { nodeName, type TermValue, termAt } from './term.ts'

/** Mends every subject and value of a graph by the repairs of terms. */
export function mendTerms(graph: Graph, profile: Profile, exceptions: Exceptions = noExceptions): Mended {
  const chain = new Chain(graph, profile, exceptions)
  const repairs: Repaired[] = []
  const { subjects, predicates, objects } = graph.columns
  for (let row = 0; row < graph.size; row++) {
    const subject = subjects[row]
    if (row === 0 || subjects[row - 1] !== subject) {
      repairs.push(...chain.subject(subject).map(step => ({ ...step, subject, property: null, row })))
    }
    const property = predicates[row]
    const steps = chain.value(objects[row], property, subject)
    if (steps !== none) repairs.push(...steps.map(step => ({ ...step, subject, property: graph.value(property), row })))
  }
  if (repairs.length === 0) return { graph, repairs }
  const subjectOf = (id: number): TermValue | null => last(chain.subject(id))
  const objectOf = (id: number, property: number, subject: number): TermValue | null =>
    last(chain.value(id, property, subject))
  return { graph: rewritten(graph, subjectOf, objectOf), repairs }
}

/** Mends a graph by the repairs of statements. */
export function mendStatements(graph: Graph, profile: Profile, exceptions: Exceptions = noExceptions): Mended {
  const isExcepted = (rule: string, subject: number): boolean =>
    exceptions.size > 0 && exceptions.get(nodeName(termAt(graph, subject)))?.has(rule) === true
  const made = statementRepairs.flatMap(({ rule, changes }) =>
    changes(graph, profile)
      .filter(({ subject }) => !isExcepted(rule, subject))
      .map(change => ({ rule, ...change })),
  )
  return made.length === 0 ? { graph, repairs: [] } : { graph: changed(graph, made), repairs: made }
}

/** One repair of a term. */
interface Step {
  readonly rule: string
  readonly before: TermValue
  readonly after: TermValue
}

const none: readonly Step[] = []

type RepairWithMend = readonly [repair: TermRepair, mend: Mend]

/** The repairs that apply at a place, and what they have made of each term met there. */
interface Place {
  readonly mends: readonly RepairWithMend[]
  readonly seen: Uint8Array
  readonly steps: Map<number, readonly Step[]>
}

/** Mends terms and remembers; holds the caches of one run, hence a class. */
class Chain {
  readonly #graph: Graph
  readonly #profile: Profile
  readonly #exceptions: Exceptions
  readonly #mends: readonly RepairWithMend[]
  readonly #places = new Map<string, Place>()
  readonly #subjects: Place
  readonly #byProperty: (Place | undefined)[] = []

  constructor(graph: Graph, profile: Profile, exceptions: Exceptions) {
    this.#graph = graph
    this.#profile = profile
    this.#exceptions = exceptions
    this.#mends = termRepairs.map(repair => [repair, repair.mendBy(profile)])
    this.#subjects = this.#place(repair => repair.mendsSubjects)
  }

  subject(id: number): readonly Step[] {
    return this.#steps(id, this.#subjects)
  }

  value(id: number, property: number, subject: number): readonly Step[] {
    this.#byProperty[property] ??= this.#place(repair =>
      repair.mendsValuesOf(this.#graph.value(property), this.#profile),
    )
    const place = this.#byProperty[property]
    const excepted = this.#excepted(subject)
    if (excepted === undefined) return this.#steps(id, place)
    const mends = place.mends.filter(([repair]) => repair.mendsSubjects || !excepted.has(repair.rule))
    return this.#stepsOf(id, mends)
  }

  #excepted(id: number): ReadonlySet<string> | undefined {
    return this.#exceptions.size === 0 ? undefined : this.#exceptions.get(nodeName(termAt(this.#graph, id)))
  }

  #place(applies: (repair: TermRepair) => boolean): Place {
    const mends = this.#mends.filter(([repair]) => applies(repair))
    const key = mends.map(([repair]) => termRepairs.indexOf(repair)).join(' ')
    const place = this.#places.get(key) ?? { mends, seen: new Uint8Array(this.#graph.termCount), steps: new Map() }
    this.#places.set(key, place)
    return place
  }

  #steps(id: number, place: Place): readonly Step[] {
    if (place.seen[id] === 0) {
      place.seen[id] = 1
      const steps = this.#stepsOf(id, place.mends)
      if (steps.length > 0) place.steps.set(id, steps)
      else place.seen[id] = 2
    }
    return place.seen[id] === 2 ? none : (place.steps.get(id) ?? none)
  }

  #stepsOf(id: number, mends: readonly RepairWithMend[]): readonly Step[] {
    const term = termAt(this.#graph, id)
    const excepted = this.#excepted(id)
    const steps: Step[] = []
    for (const [{ rule, mendsSubjects }, mend] of mends) {
      if (mendsSubjects && excepted?.has(rule) === true) continue
      const before = steps.at(-1)?.after ?? term
      const after = mend(before)
      if (after !== null) steps.push({ rule, before, after })
    }
    return steps.length === 0 ? none : steps
  }
}

const last = (steps: readonly Step[]): TermValue | null => steps.at(-1)?.after ?? null
