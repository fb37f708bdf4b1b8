import type { Assessment } from '../model/assessment.ts'
import type { Profile } from '../profile/profile.ts'
import type { Graph } from '../rdf/graph.ts'
import { dcat } from '../rdf/vocabulary.ts'
import { type FixRow, fixTableOf } from './fix-table.ts'
import { repairOf } from './repair.ts'
import { type Edit, rewrite } from './rewrite.ts'
import { idOf } from './scene.ts'
import { evidenceFor } from './wording.ts'

/** A fix to make. */
export interface Mending {
  /** Code of `vocab/score-fixes.tsv`. */
  readonly fix: string
  /** A web address, Turtle of a value, or plain text to write; null for what follows from what stands there, or the example in the table. */
  readonly value: string | null
}

/** A graph with fixes made in it. By code, how many resources each was made on, and how many were left alone. */
export interface Mended {
  readonly graph: Graph
  readonly made: ReadonlyMap<string, number>
  /** Where nothing follows from what stands there and no example is wanted. */
  readonly left: ReadonlyMap<string, number>
}

/** Where fixes are made. */
export interface MendOptions {
  /** Of the graph. Each fix is made on the resources that their patterns name for it. */
  readonly assessments: readonly Assessment[]
  readonly profile: Profile
  /** Is the example in the table written where nothing follows from what stands there? Yes unless told. */
  readonly examples?: boolean
}

/**
 * The whole graph with fixes made wherever an assessment says that they mend something: what a publisher gets by doing
 * what is printed. What no statement can mend is not made, nor is an address that does not answer. What adds comes before
 * what replaces, whatever the order given, so that no fix undoes another.
 * @throws Error naming a fix that there is none of; SyntaxFault when a value cannot be read
 */
export function mend(graph: Graph, mendings: readonly Mending[], options: MendOptions): Mended {
  const made = new Map<string, number>()
  const left = new Map<string, number>()
  let mended = graph
  for (const task of tasksOf(mendings, options.profile)) {
    const { edits, skipped } = editsOf(task, mended, options)
    mended = rewrite(mended, edits)
    made.set(task.row.code, edits.length)
    left.set(task.row.code, skipped)
  }
  return { graph: mended, made, left }
}

interface Task {
  readonly row: FixRow
  /** Turtle, or plain text; null when none is given. */
  readonly value: string | null
}

/** First what brings a distribution, then what adds, then what replaces, each in the order of the table. */
function tasksOf(mendings: readonly Mending[], profile: Profile): readonly Task[] {
  const table = fixTableOf(profile)
  const codes = [...table.keys()]
  const placeOf = ({ row }: Task): number =>
    codes.indexOf(row.code) + (row.property === dcat.distribution ? 0 : row.replaces ? 2 : 1) * codes.length
  const tasks = mendings.map(({ fix, value }): Task => {
    const row = table.get(fix)
    if (row === undefined) throw new Error(`${fix} is no fix`)
    return { row, value: value === null ? null : termOf(value) }
  })
  return tasks.filter(({ row }) => row.turtle !== '').sort((a, b) => placeOf(a) - placeOf(b))
}

/** A bare address is an IRI. */
function termOf(value: string): string {
  return /^(https?:\/\/|mailto:|tel:)[^\s<>"]+$/.test(value.trim()) ? `<${value.trim()}>` : value
}

function editsOf(
  { row, value }: Task,
  graph: Graph,
  { assessments, profile, examples }: MendOptions,
): { readonly edits: readonly Edit[]; readonly skipped: number } {
  const resources = new Set(assessments.flatMap(assessment => placesOf(assessment, row, graph)))
  const edits = [...resources].flatMap((resource): Edit[] => {
    const { isExample, removes, turtle } = repairOf(row, { view: graph, resource, profile }, { value })
    return isExample && examples === false ? [] : [{ resource, removes, turtle }]
  })
  return { edits, skipped: resources.size - edits.length }
}

/** The resources that a dataset needs a fix on. Where an address stands, it is that which has to answer. */
function placesOf(assessment: Assessment, row: FixRow, graph: Graph): number[] {
  const { computedOn, resources, pattern } = assessment
  const isAsked = (resource: number): boolean =>
    row.kind === 'link' && evidenceFor(assessment, { fix: row.code, resource }).some(({ value }) => value !== null)
  const needed = pattern.fixes.filter(({ fix, resource }) => fix === row.code && !isAsked(resource))
  return needed.map(({ resource }) => idOf(graph, row.on === 'dataset' ? computedOn : resources[resource]))
}
