import { type ChangeCause, changeCauses, type SeriesPoint } from '../model/score-history.ts'
import type { Statements } from './database.ts'
import type { KeptChange } from './score-changes.ts'
import { changesIn, type Mean, type ScopeMeans } from './series-scopes.ts'

/** Are two means the same, but for their last digits, which follow from the order of adding up? */
export function isSamePoints(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-9
}

type Sums = Readonly<Partial<Record<ChangeCause, number>>>

/** Reads how the datasets of a scope changed since its rows before; answers what each cause did to a mean. */
export async function readCauses(
  statements: Pick<Statements, 'all'>,
  scope: ScopeMeans,
  moved: readonly (readonly [mean: Mean, before: Before | null])[],
): Promise<(mean: Mean, before: Mean) => SeriesPoint['causes']> {
  const sums = await readSums(statements, scope, moved)
  return (mean, before) => causesOf(mean, before, sums.get(mean.method) ?? {})
}

/** A row of a day before. */
export interface Before extends Mean {
  /** Number of the last change that it takes account of. */
  readonly last_change: number
}

/** By method, in points. */
async function readSums(
  statements: Pick<Statements, 'all'>,
  scope: ScopeMeans,
  moved: readonly (readonly [mean: Mean, before: Before | null])[],
): Promise<ReadonlyMap<string, Sums>> {
  const since = new Map(
    moved.flatMap(([{ method }, before]) => (before === null ? [] : [[method, before.last_change]])),
  )
  const sums = new Map<string, Sums>()
  if (since.size === 0) return sums
  for (const { id, changes } of await changesIn(statements, scope, Math.min(...since.values()))) {
    for (const [method, , , causes] of JSON.parse(changes) as readonly KeptChange[])
      if (id > (since.get(method) ?? Number.POSITIVE_INFINITY)) sums.set(method, added(sums.get(method) ?? {}, causes))
  }
  return sums
}

function added(sums: Sums, causes: Sums): Sums {
  return Object.fromEntries(changeCauses.map(cause => [cause, (sums[cause] ?? 0) + (causes[cause] ?? 0)]))
}

/** What no cause accounts for is what datasets that came and went did. */
function causesOf(mean: Mean, before: Mean, sums: Sums): SeriesPoint['causes'] {
  const parts = changeCauses.map(cause => [cause, (sums[cause] ?? 0) / mean.datasets] as const)
  const known = parts.reduce((total, [, part]) => total + part, 0)
  const all = [...parts, ['datasets', mean.points - before.points - known] as const]
  return Object.fromEntries(all.filter(([, part]) => !isSamePoints(part, 0)))
}
