import { createHash } from 'node:crypto'
import type { AssessedDataset, Pattern } from '../model/assessment.ts'
import type { Points } from '../model/score.ts'
import { allot, one, type Statements } from './database.ts'
import { packText } from './packed.ts'
import { bodyOf } from './patterns.ts'

/** Finds the numbers of patterns and outlines within one transaction, and stores those that are new. */
export interface PatternNumbers {
  /** Of a pattern with its points. */
  of(assessed: AssessedDataset): Promise<number>
  /** Of an outline of evidence, as JSON. */
  ofOutline(outline: string): Promise<number>
}

/** Nothing is known at first; thousands of datasets then share one pattern, which is the same object or at least equal. */
export function createPatternNumbers(statements: Statements): PatternNumbers {
  const known = new Map<Pattern, { readonly points: readonly Points[]; readonly id: number }>()
  const outlines = new Map<string, number>()
  return {
    of: async assessed => {
      const same = known.get(assessed.assessment.pattern)
      if (same !== undefined && areSame(same.points, assessed.points)) return same.id
      const id = await patternId(statements, assessed)
      known.set(assessed.assessment.pattern, { points: assessed.points, id })
      return id
    },
    ofOutline: async outline => {
      const id = outlines.get(outline) ?? (await outlineId(statements, outline))
      outlines.set(outline, id)
      return id
    },
  }
}

function areSame(some: readonly Points[], others: readonly Points[]): boolean {
  return some === others || (some.length === others.length && some.every((points, place) => points === others[place]))
}

async function patternId(statements: Statements, { assessment, points }: AssessedDataset): Promise<number> {
  const [tests, body] = [JSON.stringify(assessment.pattern.tests), JSON.stringify(bodyOf(assessment.pattern))]
  const checksum = sha256(`${tests}\n${body}\n${JSON.stringify(points)}`)
  const known = await one<{ id: number }>(statements, 'select id from pattern where checksum = $1', [checksum])
  if (known !== null) return known.id
  const id = await allot(statements, 'pattern')
  await statements.run('insert into pattern (id, checksum, test_list, body) values ($1, $2, $3, $4)', [
    ...[id, checksum, await testListId(statements, tests)],
    packText(body),
  ])
  await statements.runEach(
    insertPoints,
    points.map(({ method, points, maxPoints, rating, byDimension, confident, confidence }, place) => [
      ...[id, method, place, points, maxPoints, rating, JSON.stringify(byDimension)],
      ...[confident.points, confident.maxPoints, confidence],
    ]),
  )
  return id
}

const insertPoints = `insert into pattern_points (pattern, method, place, points, max_points, rating, by_dimension,
    confident_points, confident_max_points, confidence)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`

async function testListId(statements: Statements, tests: string): Promise<number> {
  const known = await one<{ id: number }>(statements, 'select id from test_list where tests = $1', [tests])
  if (known !== null) return known.id
  const id = await allot(statements, 'test_list')
  await statements.run('insert into test_list (id, tests) values ($1, $2)', [id, tests])
  return id
}

async function outlineId(statements: Statements, outline: string): Promise<number> {
  const checksum = sha256(outline)
  const known = await one<{ id: number }>(statements, 'select id from outline where checksum = $1', [checksum])
  if (known !== null) return known.id
  const id = await allot(statements, 'outline')
  const insert = 'insert into outline (id, checksum, body) values ($1, $2, $3)'
  await statements.run(insert, [id, checksum, packText(outline)])
  return id
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64')
}

/** Takes away patterns and outlines that no assessment has any more. */
export async function dropUnusedPatterns(statements: Statements): Promise<void> {
  for (const sql of drops) await statements.run(sql)
}

const drops = [
  `delete from pattern_points where pattern in (
    select p.id from pattern p where not exists (select 1 from assessment a where a.pattern = p.id))`,
  'delete from pattern where not exists (select 1 from assessment a where a.pattern = pattern.id)',
  'delete from test_list where not exists (select 1 from pattern p where p.test_list = test_list.id)',
  'delete from outline where not exists (select 1 from assessment a where a.outline = outline.id)',
]
