import { readFileSync } from 'node:fs'
import type { Concept, Scheme } from './profile.ts'

/** One line of a table, by column name; an empty cell is ''. */
export type Row = Readonly<Record<string, string>>

/**
 * The lines of a tab-separated file with a header.
 * @throws Error naming file and line when a line has not as many cells as the header
 */
export function readTable(file: string): Row[] {
  const [header, ...lines] = readFileSync(file, 'utf8').replace(/\n$/, '').split('\n')
  const columns = header.split('\t')
  return lines.map((line, index) => rowOf(columns, line.split('\t'), `${file}:${index + 2}`))
}

/**
 * The concept scheme in a table; the columns uri, code, label_sv and label_en are the common ones.
 * @throws Error naming the file when a uri is missing or stands twice
 */
export function readScheme(file: string, id: string): Scheme {
  const concepts = new Map<string, Concept>()
  for (const row of readTable(file)) {
    const { uri, code, label_sv, label_en, ...more } = row
    if (!uri || code === undefined || concepts.has(uri)) throw new Error(`${file}: uri “${uri}” is missing or repeated`)
    concepts.set(uri, { uri, code, label: { sv: label_sv || null, en: label_en || null }, more })
  }
  return { id, concepts }
}

function rowOf(columns: readonly string[], cells: readonly string[], place: string): Row {
  if (cells.length !== columns.length)
    throw new Error(`${place}: ${cells.length} cells under ${columns.length} columns`)
  return Object.fromEntries(columns.map((column, index) => [column, cells[index]]))
}
