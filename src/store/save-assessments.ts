import type { AssessedDataset } from '../model/assessment.ts'
import { dropUnnamed, nameAddresses, unnameAddresses } from './addresses.ts'
import { partsOf, urlsOf } from './assessment-body.ts'
import type { Statements } from './database.ts'
import { packText } from './packed.ts'
import { createPatternNumbers, dropUnusedPatterns } from './save-patterns.ts'

/** Assessments by entry, as they are to be now. */
export interface Assessed {
  readonly assessed: Iterable<readonly [entry: number, assessed: AssessedDataset]>
  /** Number of the change that the transaction is. */
  readonly revision: number
  readonly at: Date
}

/** Makes these the assessments of everything that a source holds now. */
export async function replaceAssessments(statements: Statements, ctx: number, given: Assessed): Promise<void> {
  const standing = await statements.all<{ id: number }>(ofSource, [ctx])
  const put = await putAssessments(statements, given)
  await dropAssessments(statements, { ids: standing.flatMap(({ id }) => (put.has(id) ? [] : [id])), at: given.at })
  await dropUnusedPatterns(statements)
}

const ofSource = 'select a.id from entry e join assessment a on a.id = e.id where e.ctx = $1'

/** Writes assessments, a few hundred at a time; those that are as before are left alone. Answers all their entries. */
export async function putAssessments(
  statements: Statements,
  { assessed, revision, at }: Assessed,
): Promise<ReadonlySet<number>> {
  const numbers = createPatternNumbers(statements)
  const entries = new Set<number>()
  let written = new Map<number, readonly string[]>()
  for (const [entry, each] of assessed) {
    entries.add(entry)
    const { outline, body } = partsOf(each.assessment)
    const row = [await numbers.of(each), await numbers.ofOutline(outline)]
    const rows = await statements.run(putRow, [entry, ...row, revision])
    const bodies = await statements.run(putBody, [entry, packText(body)])
    if (rows === 0 && bodies > 0) await statements.run(putRevision, [entry, revision])
    if (bodies === 0) continue
    written.set(entry, urlsOf(each.assessment))
    if (written.size < batch) continue
    await nameAddresses(statements, { urls: written, at })
    written = new Map()
  }
  await nameAddresses(statements, { urls: written, at })
  return entries
}

const batch = 500
const putRow = `insert into assessment (id, pattern, outline, revision) values ($1, $2, $3, $4)
  on conflict (id) do update set pattern = excluded.pattern, outline = excluded.outline, revision = excluded.revision
  where assessment.pattern <> excluded.pattern or assessment.outline <> excluded.outline`
const putBody = `insert into assessment_body (id, body) values ($1, $2)
  on conflict (id) do update set body = excluded.body where assessment_body.body <> excluded.body`
const putRevision = 'update assessment set revision = $2 where id = $1'

/** Takes the assessments of entries away; addresses that nobody else names, and nothing is known of, go with them. */
export async function dropAssessments(
  statements: Statements,
  { ids, at }: { readonly ids: readonly number[]; readonly at: Date },
): Promise<void> {
  const unnamed: number[] = []
  for (const id of ids) unnamed.push(...(await unnameAddresses(statements, id)))
  const rows = ids.map(id => [id])
  for (const sql of drops) await statements.runEach(sql, rows)
  await dropUnnamed(statements, { addresses: unnamed, at })
}

const drops = ['delete from assessment_body where id = $1', 'delete from assessment where id = $1']
