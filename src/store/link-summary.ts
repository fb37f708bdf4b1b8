import type { HostLinks, LinkOutcome } from '../model/link.ts'
import { withoutUserInfo } from '../model/shown-address.ts'
import type { Database, Value } from './database.ts'
import { isShown } from './entries.ts'
import type { LinkSummary } from './store.ts'

/** How the addresses of what is shown of a publisher, of all that a source holds, or of all that stands are, by host. */
export async function links(
  database: Database,
  scope: { readonly publisher?: string; readonly source?: string },
): Promise<LinkSummary> {
  const [kind, values] = scopeOf(scope)
  const counts = await database.all<CountRow>(scopes[kind].counts, values)
  const failing = await database.all<FailingRow>(scopes[kind].examples, values)
  const failingOf = Map.groupBy(failing, ({ host }) => host)
  const hosts = [...Map.groupBy(counts, ({ host }) => host)].map(([host, rows]) => {
    return { failing: sum(rows, row => row.failing), host: toHost(host, rows, failingOf.get(host) ?? []) }
  })
  hosts.sort(
    (a, b) => b.failing - a.failing || b.host.addresses - a.host.addresses || (a.host.host < b.host.host ? -1 : 1),
  )
  return {
    addresses: sum(counts, ({ count }) => count),
    checked: sum(counts, ({ outcome, count }) => (outcome === null ? 0 : count)),
    hosts: hosts.map(({ host }) => host),
  }
}

/** So many failing addresses of a host are shown. */
const shown = 5

interface CountRow {
  readonly host: string
  readonly outcome: LinkOutcome | null
  readonly count: number
  readonly skipped: number
  readonly failing: number
}

type FailingRow = { readonly host: string } & Readonly<
  Record<'url' | 'failing_since' | 'checked_at', string> & {
    outcome: LinkOutcome
    status: number
    error: string | null
  }
>

/** Statements about the addresses that a scope names; one that fails has been failing since some time. */
function statementsOn(named: string): { readonly counts: string; readonly examples: string } {
  return {
    counts: `select a.host, a.outcome, count(*) as count, sum(a.is_skipped) as skipped,
        sum(case when a.failing_since is null then 0 else 1 end) as failing
      from address a where a.id in (${named}) group by a.host, a.outcome order by a.host, a.outcome`,
    examples: `with ranked as (
        select a.host, a.url, a.outcome, a.status, a.error, a.failing_since, a.checked_at, row_number() over (
          partition by a.host order by case when a.confident = 'no' then 0 else 1 end, a.failing_since, a.url
        ) as place
        from address a where a.failing_since is not null and a.id in (${named})
      )
      select host, url, outcome, status, error, failing_since, checked_at from ranked
      where place <= ${shown} order by host, place`,
  }
}

const uses = 'select u.address from entry e join address_use u on u.entry = e.id where'
const ofPublisher = `e.publisher = $1 and e.resource_type = 'Dataset' and ${isShown('e')}`
const scopes = {
  all: statementsOn('select u.address from address_use u'),
  publisher: statementsOn(`${uses} ${ofPublisher}`),
  source: statementsOn(`${uses} e.ctx = (select s.ctx from source s where s.id = $1)`),
  both: statementsOn(`${uses} ${ofPublisher} and e.ctx = (select s.ctx from source s where s.id = $2)`),
} as const

function scopeOf(scope: { readonly publisher?: string; readonly source?: string }): [keyof typeof scopes, Value[]] {
  const { publisher, source } = scope
  if (publisher !== undefined && source !== undefined) return ['both', [publisher, source]]
  if (publisher !== undefined) return ['publisher', [publisher]]
  return source === undefined ? ['all', []] : ['source', [source]]
}

function toHost(host: string, rows: readonly CountRow[], failing: readonly FailingRow[]): HostLinks {
  const checked = rows.filter(({ outcome }) => outcome !== null)
  return {
    host,
    addresses: sum(rows, ({ count }) => count),
    checked: sum(checked, ({ count }) => count),
    outcomes: Object.fromEntries(checked.map(({ outcome, count }) => [outcome, count])),
    skipped: sum(rows, ({ skipped }) => skipped),
    examples: failing.map(({ url, outcome, status, error, failing_since, checked_at }) => {
      return {
        url: withoutUserInfo(url),
        outcome,
        status,
        error,
        failingSince: new Date(failing_since),
        checkedAt: new Date(checked_at),
      }
    }),
  }
}

function sum<Row>(rows: readonly Row[], value: (row: Row) => number): number {
  return rows.reduce((total, row) => total + value(row), 0)
}
