import type { Asked } from './asked.ts'
import type { FixRow, FixTable } from './fix-table.ts'

/** A fix that may turn a letter, and where. */
export interface Candidate {
  readonly row: FixRow
  /** Place of the resource that it is made on. */
  readonly resource: number
}

/** The fix that brings a distribution to a dataset that has none: for the points of distributions it is the only one. */
export const bringsDistribution = 'distribution'

/**
 * The fixes that may turn letters of a family: those of every indicator that asks a test which does not pass, on the
 * dataset, on the distribution judged, or on every distribution for a test of the dataset. A dataset without distributions
 * is to get one first.
 * @throws Error naming a fix that is not in the table
 */
export function candidatesOf(asked: readonly Asked[], table: FixTable): (letters: readonly string[]) => Candidate[] {
  const rows = asked.map(({ fixes }) => [...fixes].map(code => rowOf(table, code)))
  const brings = rowOf(table, bringsDistribution)
  const failing = remembered(letters => {
    const found = rows.flatMap((own, place) => (letters[place] === '0' || letters[place] === '?' ? own : []))
    return [...new Set(found)]
  })
  const places = new Map([...table.values()].map((row, place) => [row, place]))
  return letters => {
    const [ofDataset, ...ofDistributions] = letters.map(failing)
    const found = new Map<number, Candidate>()
    const add = (row: FixRow, resource: number): void => {
      const key = resource * places.size + (places.get(row) ?? 0)
      if (!found.has(key)) found.set(key, { row, resource })
    }
    for (const row of ofDataset) {
      if (row.on === 'dataset') add(row, 0)
      else for (const place of ofDistributions.keys()) add(row, place + 1)
    }
    for (const [place, own] of ofDistributions.entries()) {
      for (const row of own) add(row, row.on === 'dataset' ? 0 : place + 1)
    }
    if (letters.length === 1) add(brings, 0)
    return [...found.values()]
  }
}

function rowOf(table: FixTable, code: string): FixRow {
  const row = table.get(code)
  if (row === undefined) throw new Error(`vocab/score-fixes.tsv has no ${code}`)
  return row
}

/** The same letters stand on many resources. */
function remembered(answer: (letters: string) => FixRow[]): (letters: string) => FixRow[] {
  const known = new Map<string, FixRow[]>()
  return letters => {
    const rows = known.get(letters) ?? answer(letters)
    known.set(letters, rows)
    return rows
  }
}
