import { allot, type Database, one, type Statements } from './database.ts'
import { insertNotices } from './notices.ts'
import { putAssessments } from './save-assessments.ts'
import { dropUnusedPatterns } from './save-patterns.ts'
import { noteScoreChanges } from './score-changes.ts'
import { source } from './sources.ts'
import type { Rescored, Store } from './store.ts'

/**
 * Replaces assessments and keeps their changes, with notices of the sources concerned. A dataset that was harvested anew
 * or taken away meanwhile is left as it is, and when asked for also one whose source is being harvested.
 */
export async function saveRescored<Each extends Rescored>(
  database: Database,
  rescored: readonly Each[],
  { at, notices, sparesRunning = false }: Parameters<Store['saveRescored']>[1],
): Promise<{ readonly saved: readonly Each[]; readonly spared: readonly Each[] }> {
  if (rescored.length === 0 && notices.length === 0) return { saved: [], spared: [] }
  return database.transaction(async statements => {
    const revision = await allot(statements, 'change')
    const running = sparesRunning ? await runningAt(statements, at) : new Set<number>()
    const [spared, free] = [true, false].map(is => rescored.filter(({ entry }) => running.has(entry.ctx) === is))
    const standing = await stillStanding(statements, free)
    const assessed = standing.map(([id, each]) => [id, each.assessed] as const)
    await putAssessments(statements, { assessed, revision, at })
    const changes = standing.map(([id, each]) => [id, each.change] as const)
    await noteScoreChanges(statements, { changes, at, harvest: null })
    await dropUnusedPatterns(statements)
    for (const told of notices) await tell(statements, told, at)
    await allot(statements, 'version')
    return { saved: standing.map(([, each]) => each), spared }
  })
}

/** The sources that a run has. */
async function runningAt(statements: Statements, at: Date): Promise<ReadonlySet<number>> {
  const rows = await statements.all<{ ctx: number }>('select ctx from lease where expires_at > $1', [at.toISOString()])
  return new Set(rows.map(({ ctx }) => ctx))
}

async function stillStanding<Each extends Rescored>(
  statements: Statements,
  rescored: readonly Each[],
): Promise<readonly (readonly [id: number, rescored: Each])[]> {
  const standing: (readonly [number, Each])[] = []
  for (const each of rescored) {
    const row = await one<{ id: number; revision: number }>(statements, ofEntry, [each.entry.ctx, each.entry.entry])
    if (row !== null && (each.revision ?? row.revision) === row.revision) standing.push([row.id, each])
  }
  return standing
}

const ofEntry = `select a.id, a.revision from entry e join assessment a on a.id = e.id where e.ctx = $1 and e.entry = $2`

/** The notice is of the run that the scores of the source stand by. */
async function tell(
  statements: Statements,
  { source: id, notice }: Parameters<Store['saveRescored']>[1]['notices'][number],
  at: Date,
): Promise<void> {
  const found = await source(statements, id)
  if (found === null) return
  const judged = await one<{ run: number | null }>(statements, 'select judged_in as run from source where ctx = $1', [
    found.ctx,
  ])
  await insertNotices(statements, { source: found, harvest: judged?.run ?? 0, at, notices: [notice] })
}
