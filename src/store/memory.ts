import type { Statements } from './database.ts'

/** Answers to questions over the whole store, remembered until something is saved. */
export interface Memory {
  recall<T>(key: string, find: () => Promise<T>): Promise<T>
}

export function createMemory(database: Pick<Statements, 'all'>): Memory {
  let version = ''
  let answers = new Map<string, Promise<unknown>>()
  return {
    recall: async <T>(key: string, find: () => Promise<T>) => {
      const now = await versionOf(database)
      if (now !== version) answers = new Map()
      version = now
      const answer = answers.get(key) ?? find()
      answers.set(key, answer)
      return answer as Promise<T>
    },
  }
}

async function versionOf(database: Pick<Statements, 'all'>): Promise<string> {
  const sql = "select last from series where name in ('version', 'rebuild', 'ctx') order by name"
  const rows = await database.all<{ last: number }>(sql)
  return rows.map(({ last }) => last).join()
}
