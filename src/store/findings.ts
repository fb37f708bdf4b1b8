import type { Finding, Severity } from '../model/finding.ts'
import { severities } from '../model/finding.ts'
import type { Database, Value } from './database.ts'
import { isShown } from './entries.ts'
import type { FindingGroup, FindingScope, Page, StoredFinding } from './store.ts'

/** What many findings say alike: stored once, as JSON. */
export type Words = Omit<Finding, 'severity' | 'focusNode' | 'focusLabel' | 'value' | 'position'>

/** A row of `findingColumns`. */
export interface FindingRow {
  readonly severity: number
  readonly said: string
  readonly focus_node: string | null
  readonly focus_label: string | null
  readonly value: string | null
  readonly line: number | null
  readonly column_number: number | null
  readonly ctx: number | null
  readonly entry: number | null
}

/** What is read of a finding `f` with its words `w` and its entry `e`. */
export const findingColumns =
  'f.severity, w.said, f.focus_node, f.focus_label, f.value, f.line, f.column_number, e.ctx, e.entry'
/** The words and the entry of a finding `f`. */
export const withWords = 'join words w on w.id = f.words left join entry e on e.id = f.entry_id'

/** Standing findings, most serious first, then in the order in which the stages found them. */
export async function findings(
  database: Database,
  scope: FindingScope,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<Page<StoredFinding>> {
  const { from, where, order, values } = query(scope)
  const [take, skip] = [`$${values.length + 1}`, `$${values.length + 2}`]
  const page = `select ${findingColumns} from ${from} ${withWords} ${where} order by ${order} limit ${take} offset ${skip}`
  const rows = await database.all<FindingRow>(page, [...values, limit, offset])
  const counts = await findingCounts(database, scope)
  return { items: rows.map(toFinding), total: severities.reduce((sum, severity) => sum + counts[severity], 0) }
}

/** Standing findings by rule, most serious and most frequent first. */
export async function findingGroups(database: Database, scope: FindingScope): Promise<readonly FindingGroup[]> {
  const { grouped, values } = query(scope)
  const sql = `with grouped as (${grouped})
    select ${findingColumns}, g.count, g.resources
    from grouped g join finding f on f.id = g.example ${withWords}
    order by f.severity, g.count desc, w.source_shape`
  const rows = await database.all<FindingRow & { count: number; resources: number }>(sql, values)
  return rows.map(({ count, resources, ...row }) => ({ example: toFinding(row), count, resources }))
}

/** How many standing findings there are of each severity. */
export async function findingCounts(
  database: Database,
  scope: FindingScope,
): Promise<Readonly<Record<Severity, number>>> {
  const { grouped, values } = query(scope)
  const sql = `with grouped as (${grouped}) select severity, sum(count) as count from grouped group by severity`
  const rows = await database.all<{ severity: number; count: number }>(sql, values)
  const countOf = (severity: Severity): number => rows.find(row => severities[row.severity] === severity)?.count ?? 0
  return { Violation: countOf('Violation'), Warning: countOf('Warning'), Info: countOf('Info') }
}

/** A finding as stored, without its own number. */
export function toFinding(row: FindingRow): StoredFinding {
  const { line, column_number: column, ctx, entry } = row
  return {
    ...(JSON.parse(row.said) as Words),
    severity: severities[row.severity],
    focusNode: row.focus_node,
    focusLabel: row.focus_label,
    value: row.value,
    position: line === null || column === null ? null : { line, column },
    entry: ctx === null || entry === null ? null : { ctx, entry },
  }
}

/** A scope as statements about findings `f` with words `w`, and about their groups. */
interface Query {
  readonly from: string
  readonly where: string
  readonly order: string
  readonly grouped: string
  readonly values: readonly Value[]
}

/** Whole runs are numbered and grouped when they are saved; of entries the findings are counted when asked for. */
function query(scope: FindingScope): Query {
  return scope.entry === undefined && scope.publisher === undefined ? ofRuns(scope) : ofEntries(scope)
}

function ofRuns({ source, sourceShape }: FindingScope): Query {
  const runs = 'source s join harvest h on h.id = s.judged_in'
  const { where, values } = conditions([
    ['s.id = ?', source],
    ['w.source_shape = ?', sourceShape],
  ])
  const order = source === undefined ? 'f.severity, f.id' : 'f.id'
  const grouped = `select w.severity, min(w.example) as example, sum(w.count) as count, sum(w.resources) as resources
    from ${runs} join finding_group w on w.harvest = h.id ${where} group by w.source_shape, w.severity`
  const from = `${runs} join finding f on f.id between h.first_finding and h.last_finding`
  return { from, where, order, grouped, values }
}

/** Of a publisher's findings only those count that are about entries shown, the publisher's own among them. */
function ofEntries({ source, entry, publisher, sourceShape }: FindingScope): Query {
  const { where, values } = conditions([
    ['f.entry_id = (select o.id from entry o where o.ctx = ? and o.entry = ?)', entry?.ctx, entry?.entry],
    [`f.entry_id in (${entriesOfPublisher})`, publisher, publisher],
    ['e.ctx = (select s.ctx from source s where s.id = ?)', source],
    ['w.source_shape = ?', sourceShape],
  ])
  const grouped = `select f.severity, min(f.id) as example, count(*) as count, count(distinct f.focus_node) as resources
    from finding f ${withWords} ${where} group by w.source_shape, f.severity`
  return { from: 'finding f', where, order: 'f.severity, f.id', grouped, values }
}

const entriesOfPublisher = `select o.id from entry o where o.publisher = ? and ${isShown('o')}
  union select o.id from entry o where o.primary_topic = ? and o.resource_type = 'Agent' and ${isShown('o')}`

/** A condition, and the value of each `?` in it; it holds only when they are given. */
type Condition = readonly [sql: string, ...values: (Value | undefined)[]]

function conditions(all: readonly Condition[]): Pick<Query, 'where' | 'values'> {
  const given = all.filter(([, ...values]) => !values.includes(undefined))
  const values = given.flatMap(([, ...stated]) => stated.filter(value => value !== undefined))
  let number = 0
  const numbered = given.map(([sql]) => sql.replaceAll('?', () => `$${++number}`))
  return { where: given.length === 0 ? '' : `where ${numbered.join(' and ')}`, values }
}
