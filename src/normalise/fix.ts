import type { Finding, Problem } from '../model/finding.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { NamedNode } from '../rdf/terms.ts'
import { type Made, newFindings, type Repairs, suspectFinder } from './blame.ts'
import { mendStatements, mendTerms } from './mend.ts'
import { renamedIn } from './normalise.ts'
import { type Exceptions, noExceptions, type Repaired, repairProblem } from './repair.ts'
import { termRepairs } from './repairs.ts'
import { nodeName, termAt } from './term.ts'

/** A document's graph after all repairs that do it good. */
export interface Fix {
  /** The very graph that was given when there is nothing to repair. */
  readonly graph: Graph
  /** One problem per repair made. */
  readonly repairs: readonly Problem[]
  /** Repairs that were not made: each would have given a finding that was not there before. */
  readonly withheld: readonly Problem[]
}

/** What a fix is given. */
export interface FixTools {
  /** Judges a graph, as before publishing. */
  readonly validate: (graph: Graph) => Promise<readonly Finding[]>
}

/** So many rounds, and so many attempts, are more than any catalogue has needed. */
const most = 12

/**
 * Makes the repairs of the harvest until nothing changes, but names no blank nodes: that is for the publisher to do. No
 * finding is new afterwards, by rule, resource and property: a repair that gives one is not made, and told of as withheld.
 */
export async function fix(graph: Graph, profile: Profile, { validate }: FixTools): Promise<Fix> {
  const before = await validate(graph)
  const withheld: Problem[] = []
  const attempt = async (exceptions: Exceptions): Promise<Attempt> => {
    const result = repaired(graph, profile, exceptions)
    return {
      result,
      fresh: newFindings(result, before, result.made.length === 0 ? before : await validate(result.graph)),
    }
  }
  let exceptions = noExceptions
  for (let round = 0; round < most; round++) {
    const { result, fresh } = await attempt(exceptions)
    if (fresh.length === 0) return { graph: result.graph, repairs: result.made.map(({ problem }) => problem), withheld }
    const known = exceptions
    const guilty = await guiltyOf({ result, fresh }, group => attempt(exceptedToo(known, group)))
    withheld.push(...[...guilty].map(({ problem }) => problem))
    exceptions = exceptedToo(exceptions, guilty)
  }
  return { graph, repairs: [], withheld: repaired(graph, profile, noExceptions).made.map(({ problem }) => problem) }
}

/** Repairs, and the findings that were not there before them. */
interface Attempt {
  readonly result: Repairs
  readonly fresh: readonly Finding[]
}

/**
 * The repairs to blame for new findings: first those that certainly are. When none is, the rules of the suspects stand
 * trial one by one: to blame is the first without whose repairs the finding is gone, else all.
 */
async function guiltyOf(
  { result, fresh }: Attempt,
  without: (group: Iterable<Made>) => Promise<Attempt>,
): Promise<ReadonlySet<Made>> {
  const suspectsOf = suspectFinder(result)
  const accused = fresh.map(finding => ({ finding, suspects: suspectsOf(finding) }))
  const certain = accused.filter(({ suspects }) => suspects.isCertain)
  if (certain.length > 0) return new Set(certain.flatMap(({ suspects }) => suspects.made))
  const guilty = new Set<Made>()
  let open = accused
  const rules = new Set(accused.flatMap(({ suspects }) => suspects.made.map(({ problem }) => problem.rule)))
  for (const rule of rules) {
    const ofRule = (made: readonly Made[]): Made[] => made.filter(({ problem }) => problem.rule === rule)
    const left = (await without(open.flatMap(({ suspects }) => ofRule(suspects.made)))).fresh
    const isLeft = (finding: Finding): boolean => left.some(other => isSame(finding, other))
    for (const { suspects } of open.filter(({ finding }) => !isLeft(finding))) {
      for (const made of ofRule(suspects.made)) guilty.add(made)
    }
    open = open.filter(({ finding }) => isLeft(finding))
    if (open.length === 0) return guilty
  }
  return new Set([...guilty, ...open.flatMap(({ suspects }) => suspects.made)])
}

function isSame(one: Finding, other: Finding): boolean {
  return (
    one.sourceShape === other.sourceShape &&
    one.focusNode === other.focusNode &&
    one.resultPath === other.resultPath &&
    one.value === other.value
  )
}

function repaired(graph: Graph, profile: Profile, exceptions: Exceptions): Repairs {
  const made: Made[] = []
  const all: Repaired[] = []
  let current = graph
  for (let round = 0; round < most; round++) {
    const start = current
    for (const mend of [mendTerms, mendStatements]) {
      const stage = current
      const { graph: next, repairs } = mend(stage, profile, exceptions)
      all.push(...repairs)
      made.push(...repairs.map(repair => ({ problem: repairProblem(stage, repair), key: keyOf(stage, repair) })))
      current = next
    }
    if (current === start) break
  }
  return { graph: current, made, renamed: namesNow(current, all) }
}

/** Old → new address of what was mended wherever it stood; findings about the one are findings about the other. */
function namesNow(graph: Graph, repairs: readonly Repaired[]): ReadonlyMap<string, string> {
  const isUsed = (name: string): boolean => {
    const id = graph.iri(name)
    return graph.describes(id) || graph.rowsOfObject(id).length > 0
  }
  const names = repairs.filter(({ before, after }) => before.kind === NamedNode && after.kind === NamedNode)
  const renamed = renamedIn(names.map(repair => ({ ...repair, property: null })))
  return new Map([...renamed].filter(([name]) => !isUsed(name)))
}

const renamingRules = new Set(termRepairs.filter(repair => repair.mendsSubjects).map(({ rule }) => rule))

/** What has to be excepted for a repair not to be made: the term that gets another name, else the resource. */
function keyOf(graph: Graph, { rule, subject, before }: Repaired): string {
  return nodeName(renamingRules.has(rule) ? before : termAt(graph, subject))
}

function exceptedToo(exceptions: Exceptions, guilty: Iterable<Made>): Exceptions {
  const extended = new Map(exceptions)
  for (const { key, problem } of guilty) extended.set(key, new Set([...(extended.get(key) ?? []), problem.rule]))
  return extended
}
