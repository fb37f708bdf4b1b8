import type { Actor } from '../model/access.ts'
import { noteSourceChange } from './audit.ts'
import { dropUnusedBodies, keptChecksums } from './bodies.ts'
import { allot, type Database } from './database.ts'
import { dropAllFindings } from './drop-findings.ts'
import { replaceAssessments } from './save-assessments.ts'
import { settleSource, source } from './sources.ts'
import { disown } from './tokens.ts'

/**
 * Takes a source away with all that came from it. Its number is not given again, nor are those of its entries. All of
 * them are gone through, which takes seconds for 20,000 datasets and holds the calling thread: fit for the command
 * line, not for a request.
 */
export function removeSource(database: Database, id: string, actor?: Actor): Promise<boolean> {
  return database.transaction(async statements => {
    const change = await allot(statements, 'change')
    const found = await source(statements, id)
    if (found === null) return false
    await statements.run('update entry set removed_at = last_seen, superseded_by = null where ctx = $1', [found.ctx])
    await settleSource(statements, found.ctx)
    await dropAllFindings(statements, found.ctx)
    const at = actor?.at ?? new Date(0)
    await replaceAssessments(statements, found.ctx, { assessed: [], revision: change, at })
    const bodies = await keptChecksums(statements, found.ctx)
    for (const sql of removals) await statements.run(sql, [found.ctx])
    for (const sql of removalsById) await statements.run(sql, [id])
    await disown(statements, id)
    await dropUnusedBodies(statements, bodies)
    await allot(statements, 'rebuild')
    if (actor !== undefined) await noteSourceChange(statements, actor, { before: found, after: null })
    return true
  })
}

const ofSource = 'id in (select id from entry where ctx = $1)'
const ofRuns = 'harvest in (select id from harvest where ctx = $1)'
const removals = [
  ...['harvest_score', 'received', 'story'].map(table => `delete from ${table} where ${ofRuns}`),
  ...['lease', 'approval', 'notice', 'harvest'].map(table => `delete from ${table} where ctx = $1`),
  'delete from score_change where entry in (select id from entry where ctx = $1)',
  ...['hit', 'link', 'agent', 'description'].map(table => `delete from ${table} where ${ofSource}`),
  'delete from entry where ctx = $1',
  'delete from source where ctx = $1',
]
const removalsById = [
  'delete from delivery where source = $1',
  "delete from score_series where kind = 'source' and scope = $1",
]
