import { type Finding, severities } from '../../model/finding.ts'
import type { Verdict } from './judgement.ts'
import { findingReader } from './packed-findings.ts'
import { firstAtLeast, type PackedLines, type Row, rowOf, rowsBetween } from './packed-lines.ts'

/** Most rows, and most findings on them, that are shown at a time. */
const mostRows = 200
const mostFindings = 200

/** Rows before the one that is asked for. */
const before = 12

/** What is asked for: a place, or the number of the first row, from 0. */
export type Wanted = { readonly line: number; readonly column: number } | { readonly from: number }

/** Some rows of a document with the findings on them, and where there is more. */
export interface SourceWindow {
  readonly rows: readonly (Row & { readonly findings: readonly Finding[]; readonly isWanted: boolean })[]
  /** Number of the first row shown, from 0. */
  readonly from: number
  /** Number of rows of the whole document. */
  readonly all: number
  readonly pageLength: number
  /** Places of the nearest findings before and after what is wanted; null when there is none. */
  readonly previous: Place | null
  readonly next: Place | null
  /** Findings on these rows that are too many to show. */
  readonly leftOut: number
}

interface Place {
  readonly line: number
  readonly column: number
}

/** The rows around what is wanted, with findings at least as serious as the limit (a place in `severities`). */
export function sourceWindow(
  lines: PackedLines,
  { findings }: Pick<Verdict, 'findings'>,
  { wanted, limit }: { readonly wanted: Wanted; readonly limit: number },
): SourceWindow {
  const all = lines.lines.length
  const wantedRow = 'line' in wanted ? rowOf(lines, wanted) : null
  const first = wantedRow === null ? ('from' in wanted ? wanted.from : 0) : wantedRow - before
  const from = Math.min(Math.max(first, 0), all - 1)
  const rows = rowsBetween(lines, from, from + mostRows)
  const last = rows[rows.length - 1]
  const placed = placedCount(findings.lines)
  const start = firstAtLeast(findings.lines, rows[0].line, placed)
  const end = firstAtLeast(findings.lines, last.line + 1, placed)
  const placeOf = (at: number): Place => ({ line: findings.lines[at], column: findings.columns[at] })
  const isShown = (at: number): boolean => findings.severities[at] <= limit
  const byRow = new Map<number, number[]>()
  let count = 0
  let leftOut = 0
  for (let at = start; at < end; at++) {
    const row = rowOf(lines, placeOf(at))
    if (!isShown(at) || row < from || row >= from + rows.length) continue
    if (count >= mostFindings) leftOut++
    else byRow.set(row, [...(byRow.get(row) ?? []), at])
    count++
  }
  const read = findingReader(findings)
  const here = wantedRow ?? from
  const hereLine = lines.lines[here]
  const nearest = (at: number, step: 1 | -1): Place | null => {
    for (let one = at; one >= 0 && one < placed; one += step) {
      const row = isShown(one) ? rowOf(lines, placeOf(one)) : here
      if (step === 1 ? row > here || (wantedRow === null && row === here && isShown(one)) : row < here)
        return placeOf(one)
    }
    return null
  }
  return {
    rows: rows.map((row, at) => ({
      ...row,
      findings: (byRow.get(from + at) ?? []).map(read).sort(bySeverity),
      isWanted: from + at === wantedRow,
    })),
    from,
    all,
    pageLength: mostRows,
    previous: nearest(firstAtLeast(findings.lines, hereLine + 1, placed) - 1, -1),
    next: nearest(firstAtLeast(findings.lines, hereLine, placed), 1),
    leftOut,
  }
}

function bySeverity(a: Finding, b: Finding): number {
  return severities.indexOf(a.severity) - severities.indexOf(b.severity)
}

/** How many findings have a place: those come first. */
function placedCount(lines: Uint32Array): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (lines[middle] > 0) low = middle + 1
    else high = middle
  }
  return low
}
