import type { Harvest } from '../model/harvest.ts'
import { allot, type Statements } from './database.ts'
import { dropFindings } from './drop-findings.ts'
import { entryIds } from './records.ts'
import { replaceAssessments } from './save-assessments.ts'
import { insertFindings } from './save-findings.ts'
import { noteScoreChanges } from './score-changes.ts'
import type { HarvestResult } from './store.ts'

/** A run that is being saved. */
export interface JudgedRun {
  readonly statements: Statements
  readonly result: HarvestResult
  /** Number of the change that the transaction is. */
  readonly change: number
  readonly ctx: number
  readonly harvest: Harvest
}

/** Ids of all entries of the source by primaryTopic; null when they have not been read yet. */
type KnownEntries = ReadonlyMap<string, number> | null

/** Makes what the run found and assessed that which stands for its source. */
export async function saveJudgement(run: JudgedRun, known: KnownEntries): Promise<void> {
  const { statements, result, ctx, harvest, change: revision } = run
  const entryOf = await entriesOf(run, known)
  const basis = result.basis === undefined ? null : JSON.stringify(result.basis)
  await statements.run(judgedIn, [ctx, harvest.id, result.judgedBy ?? null, basis])
  await dropFindings(statements, ctx, harvest.id)
  await insertFindings(statements, { harvest: harvest.id, findings: result.findings, entryOf })
  const assessed = ofEntries(result.assessed, each => entryOf(each.assessment.computedOn))
  await replaceAssessments(statements, ctx, { assessed, revision, at: result.endedAt })
  await allot(statements, 'version')
}

const judgedIn = 'update source set judged_in = $2, judged_by = $3, basis = $4 where ctx = $1'

/** Keeps how the points of datasets changed, also of those that are gone. */
export async function saveScoreChanges(run: JudgedRun, known: KnownEntries): Promise<void> {
  const { statements, result, harvest } = run
  const { scoreChanges = [], endedAt: at } = result
  if (scoreChanges.length === 0) return
  const entryOf = await entriesOf(run, known)
  const changes = [...ofEntries(scoreChanges, ({ computedOn }) => entryOf(computedOn))]
  await noteScoreChanges(statements, { changes, at, harvest: harvest.id })
}

/** The entry that a resource is, or lies in; null when it has none. */
async function entriesOf(
  { statements, result, ctx }: JudgedRun,
  known: KnownEntries,
): Promise<(resource: string) => number | null> {
  const ids = known ?? (await entryIds(statements, ctx))
  return resource => ids.get(resource) ?? ids.get(result.owners?.get(resource) ?? '') ?? null
}

function* ofEntries<Item>(
  items: readonly Item[],
  entryOf: (item: Item) => number | null,
): Generator<readonly [entry: number, item: Item]> {
  for (const item of items) {
    const entry = entryOf(item)
    if (entry !== null) yield [entry, item]
  }
}
