import type { Statements } from './database.ts'

/** Answers to questions over the whole store, remembered until something is saved. */
export interface Memory {
  recall<T>(key: string, find: () => Promise<T>): Promise<T>
}

/** Remembers for as long as none of these series goes on. */
export function createMemory(database: Pick<Statements, 'all'>, series: readonly string[]): Memory {
  let version = ''
  let answers = new Map<string, Promise<unknown>>()
  return {
    recall: async <T>(key: string, find: () => Promise<T>) => {
      const now = await versionOf(database, series)
      if (now !== version) answers = new Map()
      version = now
      const answer = answers.get(key) ?? find()
      answers.set(key, answer)
      return answer as Promise<T>
    },
  }
}

/** Another word whenever one of these series has gone on. */
export async function versionOf(database: Pick<Statements, 'all'>, series: readonly string[]): Promise<string> {
  const rows = await database.all<{ name: string; last: number }>('select name, last from series order by name')
  return rows.flatMap(({ name, last }) => (series.includes(name) ? [last] : [])).join()
}
