import type { SeriesScope } from '../model/score-history.ts'
import type { Statements, Value } from './database.ts'
import { isShown } from './entries.ts'

/** A scope and its means now. */
export interface ScopeMeans {
  readonly kind: SeriesScope['kind']
  /** IRI or id; '' for the country. */
  readonly scope: string
  readonly means: readonly Mean[]
}

/** The mean of a scope under a method. */
export interface Mean {
  readonly method: string
  readonly datasets: number
  readonly points: number
}

/**
 * The means of everything that has scores, under every method: of what is shown in the whole country and of each
 * organisation that is no private person, and of all that each source holds. Each of the two is one scan of an index.
 */
export async function readScopes(statements: Pick<Statements, 'all'>): Promise<readonly ScopeMeans[]> {
  const patterns = await pointsByPattern(statements)
  const organisations = new Set((await statements.all<{ iri: string }>(named)).map(({ iri }) => iri))
  const [shown, held] = [await statements.all<Count>(shownCounts), await statements.all<Count>(heldCounts)]
  const publishers = [...Map.groupBy(shown, ({ scope }) => scope)]
  return [
    { kind: 'country', scope: '', means: meansOf(shown, patterns) },
    ...publishers.flatMap(([scope, counts]) =>
      scope !== null && organisations.has(scope)
        ? [{ kind: 'organisation' as const, scope, means: meansOf(counts, patterns) }]
        : [],
    ),
    ...[...Map.groupBy(held, ({ scope }) => scope)].map(([scope, counts]) => {
      return { kind: 'source' as const, scope: scope ?? '', means: meansOf(counts, patterns) }
    }),
  ]
}

interface Count {
  readonly scope: string | null
  readonly pattern: number
  readonly count: number
}

const named = `select o.primary_topic as iri from entry o join agent g on g.id = o.id and g.is_individual = 0
  where o.resource_type = 'Agent' and ${isShown('o')}`
const shownCounts = `select e.publisher as scope, a.pattern, count(*) as count from entry e join assessment a on a.id = e.id
  where e.resource_type = 'Dataset' and ${isShown('e')} group by e.publisher, a.pattern order by e.publisher, a.pattern`
const heldCounts = `select s.id as scope, a.pattern, count(*) as count
  from source s join entry e on e.ctx = s.ctx join assessment a on a.id = e.id
  group by s.id, a.pattern order by s.id, a.pattern`

type Points = readonly { readonly method: string; readonly points: number }[]

async function pointsByPattern(statements: Pick<Statements, 'all'>): Promise<ReadonlyMap<number, Points>> {
  const sql = 'select pattern, method, points from pattern_points order by pattern, place'
  const rows = await statements.all<{ pattern: number; method: string; points: number }>(sql)
  return Map.groupBy(rows, ({ pattern }) => pattern)
}

function meansOf(counts: readonly Count[], patterns: ReadonlyMap<number, Points>): readonly Mean[] {
  const sums = new Map<string, { datasets: number; points: number }>()
  for (const { pattern, count } of counts) {
    for (const { method, points } of patterns.get(pattern) ?? []) {
      const sum = sums.get(method) ?? { datasets: 0, points: 0 }
      sums.set(method, { datasets: sum.datasets + count, points: sum.points + count * points })
    }
  }
  return [...sums].map(([method, { datasets, points }]) => ({ method, datasets, points: points / datasets }))
}

/** Changes after the one with number $1 to what is in a scope now, as JSON, in their order. */
export async function changesIn(
  statements: Pick<Statements, 'all'>,
  { kind, scope }: Pick<ScopeMeans, 'kind' | 'scope'>,
  after: number,
): Promise<readonly { readonly id: number; readonly changes: string }[]> {
  const values: readonly Value[] = kind === 'country' ? [after] : [after, scope]
  return statements.all(changes[kind], values)
}

const entries = 'entry e join assessment a on a.id = e.id join score_change c on c.entry = e.id'
const inShown = `e.resource_type = 'Dataset' and ${isShown('e')}`
const changes: Readonly<Record<SeriesScope['kind'], string>> = {
  country: `select c.id, c.changes from score_change c join entry e on e.id = c.entry join assessment a on a.id = e.id
    where c.id > $1 and ${inShown} order by c.id`,
  organisation: `select c.id, c.changes from ${entries}
    where e.publisher = $2 and ${inShown} and c.id > $1 order by c.id`,
  source: `select c.id, c.changes from ${entries}
    where e.ctx = (select s.ctx from source s where s.id = $2) and c.id > $1 order by c.id`,
}
