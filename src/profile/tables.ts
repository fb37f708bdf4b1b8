import { readFileSync } from 'node:fs'
import type { Concept, Scheme } from './profile.ts'

/** One line of a table, by column name; an empty cell is ''. */
export type Row = Readonly<Record<string, string>>

/**
 * The lines of a tab-separated file with a header.
 * @throws Error naming file and line when a line has not as many cells as the header
 */
export function readTable(file: string): Row[] {
  const { columns, rows } = readCells(file)
  return rows.map(cells => cellsByName(columns, cells))
}

/**
 * The concept scheme in a table; the columns uri, code, label_sv and label_en are the common ones.
 * @throws Error naming the file when a uri is missing or stands twice
 */
export function readScheme(file: string, id: string): Scheme {
  const { columns, rows } = readCells(file)
  const [uris, codes, sv, en] = common.map(column => columns.indexOf(column))
  // By column; the common ones have no name here, as they are not among the rest.
  const others = columns.map(column => (common.includes(column) ? '' : column))
  const concepts = new Map<string, Concept>()
  for (const cells of rows) {
    const uri = cells[uris]
    const code = cells[codes]
    if (!uri || code === undefined || concepts.has(uri)) throw new Error(`${file}: uri “${uri}” is missing or repeated`)
    const label = { sv: cells[sv] || null, en: cells[en] || null }
    concepts.set(uri, { uri, code, label, more: cellsByName(others, cells) })
  }
  return { id, concepts }
}

const common = ['uri', 'code', 'label_sv', 'label_en']

/** @throws Error naming file and line when a line has not as many cells as the header */
function readCells(file: string): { readonly columns: readonly string[]; readonly rows: readonly string[][] } {
  const [header, ...lines] = readFileSync(file, 'utf8').replace(/\n$/, '').split('\n')
  const columns = header.split('\t')
  const rows = lines.map((line, index) => {
    const cells = line.split('\t')
    if (cells.length === columns.length) return cells
    throw new Error(`${file}:${index + 2}: ${cells.length} cells under ${columns.length} columns`)
  })
  return { columns, rows }
}

/** The cells under columns that have a name. */
function cellsByName(columns: readonly string[], cells: readonly string[]): Row {
  const row: Record<string, string> = {}
  for (let at = 0; at < columns.length; at++) if (columns[at] !== '') row[columns[at]] = cells[at]
  return row
}
