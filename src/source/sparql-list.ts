import { type Problem, problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Endpoint } from './sparql-endpoint.ts'
import { countQuery, listQuery } from './sparql-query.ts'

/** The resources of an endpoint. */
export interface Listed {
  /** In the order of the endpoint. */
  readonly iris: readonly string[]
  /** Why they may not be all; empty when they are. */
  readonly problems: readonly Problem[]
}

/**
 * Lists the IRIs of all resources, page by page, until there are as many as the endpoint counts.
 * @throws HarvestError when it cannot be asked at all
 */
export async function listResources(endpoint: Endpoint, pageSize: number): Promise<Listed> {
  const [counted] = await endpoint.select(countQuery())
  const total = Number(counted?.n ?? 0)
  const iris = new Set<string>()
  try {
    for (let last = ''; iris.size < total; last = [...iris].at(-1) ?? '') {
      if (endpoint.isSpent()) break
      const rows = await endpoint.select(listQuery(last, pageSize))
      const before = iris.size
      for (const { r } of rows) if (r !== undefined) iris.add(r)
      if (iris.size === before) break
    }
  } catch (error) {
    if (!(error instanceof HarvestError) || iris.size === 0) throw error
    const details = { ...error.details, code: error.code }
    return { iris: [...iris], problems: [...error.problems, problem('source', 'sparql-page-not-read', { details })] }
  }
  if (iris.size >= total) return { iris: [...iris], problems: [] }
  const details = { found: String(iris.size), total: String(total) }
  return { iris: [...iris], problems: [problem('source', 'sparql-list-short', { details })] }
}
