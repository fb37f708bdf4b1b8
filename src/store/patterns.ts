import type { Pattern, PatternFix } from '../model/assessment.ts'
import type { Points } from '../model/score.ts'
import { type KnownOutline, toOutline } from './assessment-body.ts'
import type { Statements } from './database.ts'
import { unpack } from './packed.ts'

type Fix = readonly [
  fix: string,
  resource: number,
  after: PatternFix['after'],
  mends: PatternFix['mends'],
  isExported: 0 | 1,
]
type PatternBody = readonly [
  verdicts: Pattern['verdicts'],
  faults: Pattern['faults'],
  fixes: readonly Fix[],
  flagged: Pattern['flagged'],
]

/** A pattern as it is kept, but for the keys of its tests. */
export function bodyOf({ verdicts, faults, fixes, flagged }: Pattern): PatternBody {
  const kept = fixes.map(
    ({ fix, resource, after, mends, isExported }): Fix => [fix, resource, after, mends, isExported ? 1 : 0],
  )
  return [verdicts, faults, kept, flagged]
}

/** A pattern and the points it gives, in the order of the methods. */
export interface KnownPattern {
  readonly pattern: Pattern
  readonly points: readonly Points[]
}

/** Reads patterns and outlines, each once: what has equal verdicts then shares one object. */
export interface PatternReader {
  pattern(id: number): Promise<KnownPattern>
  outline(id: number): Promise<KnownOutline>
}

export function createPatternReader(statements: Pick<Statements, 'all'>): PatternReader {
  const [patterns, outlines] = [new Map<number, KnownPattern>(), new Map<number, KnownOutline>()]
  const testLists = new Map<number, readonly string[]>()
  return {
    pattern: async id => {
      const known = patterns.get(id) ?? (await readPattern(statements, id, testLists))
      patterns.set(id, known)
      return known
    },
    outline: async id => {
      const known = outlines.get(id)
      if (known !== undefined) return known
      const [row] = await statements.all<{ body: Uint8Array }>('select body from outline where id = $1', [id])
      const outline = toOutline(row.body)
      outlines.set(id, outline)
      return outline
    },
  }
}

async function readPattern(
  statements: Pick<Statements, 'all'>,
  id: number,
  testLists: Map<number, readonly string[]>,
): Promise<KnownPattern> {
  const [row] = await statements.all<{ test_list: number; body: Uint8Array }>(patternWith, [id])
  const tests = testLists.get(row.test_list) ?? (await readTests(statements, row.test_list))
  testLists.set(row.test_list, tests)
  const [verdicts, faults, fixes, flagged] = unpack<PatternBody>(row.body)
  const points = await statements.all<PointsRow>(pointsWith, [id])
  return { pattern: { tests, verdicts, faults, fixes: fixes.map(toFix), flagged }, points: points.map(toPoints) }
}

const patternWith = 'select test_list, body from pattern where id = $1'
const pointsWith = `select method, points, max_points, rating, by_dimension, confident_points, confident_max_points, confidence
  from pattern_points where pattern = $1 order by place`

async function readTests(statements: Pick<Statements, 'all'>, id: number): Promise<readonly string[]> {
  const [row] = await statements.all<{ tests: string }>('select tests from test_list where id = $1', [id])
  return JSON.parse(row.tests) as readonly string[]
}

function toFix([fix, resource, after, mends, isExported]: Fix): PatternFix {
  return { fix, resource, after, mends, isExported: isExported === 1 }
}

interface PointsRow {
  readonly method: string
  readonly points: number
  readonly max_points: number
  readonly rating: Points['rating']
  readonly by_dimension: string
  readonly confident_points: number
  readonly confident_max_points: number
  readonly confidence: number
}

function toPoints(row: PointsRow): Points {
  return {
    method: row.method,
    points: row.points,
    maxPoints: row.max_points,
    rating: row.rating,
    byDimension: JSON.parse(row.by_dimension) as Record<string, number>,
    confident: { points: row.confident_points, maxPoints: row.confident_max_points },
    confidence: row.confidence,
  }
}
