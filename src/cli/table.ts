import { cleaned } from './terminal.ts'

/** Rows of text under headings, in columns as wide as they need be. */
export function columnsText(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heads, ...rows].map(row => row.map(cleaned))
  const widths = heads.map((_, column) => Math.max(...all.map(row => row[column].length)))
  return all
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
