import type { Document } from '../model/document.ts'
import { type Problem, problem } from '../model/finding.ts'
import { HarvestError } from '../model/harvest.ts'
import type { Source } from '../model/source.ts'
import { limitsOf, type WebTools } from './fetched.ts'
import { settingOf } from './setting.ts'

/** Datasets on one page: an answer stays small, and few portals give fewer. */
const rows = 100

/** The address of a page of what a source chooses among the datasets of a portal. */
export function searchAddress(base: string, start: number, source: Source): string {
  const [query, organization] = [settingOf(source, 'query'), settingOf(source, 'organization')]
  const filters = [
    ...(query === null ? [] : [`(${query})`]),
    ...(organization === null ? [] : [`organization:${quoted(organization)}`]),
  ]
  const filter = filters.join(' AND ')
  const parameters = new URLSearchParams({ rows: String(rows), start: String(start), sort: 'id asc' })
  if (filter !== '') parameters.set('fq', filter)
  return `${base}/api/3/action/package_search?${parameters}`
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** An address of an API that is not there says that this is no portal. */
export async function ask(
  url: string,
  source: Source,
  { get, ...tools }: WebTools,
): Promise<{ readonly document: Document; readonly problems: readonly Problem[] }> {
  try {
    const answer = await get(url, { ...limitsOf(source, { get, ...tools }), accept: 'application/json' })
    if (answer.kind === 'document') return answer
    throw new HarvestError('http-status', { url, status: '304' })
  } catch (error) {
    if (!(error instanceof HarvestError) || !['404', '410'].includes(error.details.status ?? '')) throw error
    const { code, details, cause, received } = error
    const problems = [...error.problems, problem('source', 'ckan-no-api', { details: { url } })]
    throw new HarvestError(code, details, { cause, received, problems })
  }
}
