import { pathOf, recordPath } from '../links.ts'
import { problemResponse } from '../problem.ts'
import type { ServeTools } from '../tools.ts'
import { goneProblem } from './gone.ts'
import { prefersRdf } from './negotiate.ts'
import type { DataRequest } from './record.ts'

/** `/resource?uri=`: sends on to the page of a URI, or to its record when the program asks for RDF. */
export async function resolveUri({ url, headers }: DataRequest, { store }: ServeTools): Promise<Response> {
  const uri = url.searchParams.get('uri') ?? ''
  if (uri === '') return problemResponse({ status: 400, title: 'State the parameter uri' }, url.pathname)
  const entry = await store.entryOf(uri)
  if (entry === null) return problemResponse({ status: 404, title: 'No record of that URI', uri }, url.pathname)
  const hasPage = entry.resourceType !== 'Catalog' && entry.resourceType !== 'Kind'
  const isGone = entry.removedAt !== null
  if (isGone && (!hasPage || prefersRdf(headers.get('accept')))) {
    return problemResponse(goneProblem(entry), url.pathname, { Vary: 'Accept' })
  }
  const path = hasPage && !prefersRdf(headers.get('accept')) ? pathOf(entry) : recordPath(entry)
  return new Response(null, { status: 303, headers: { Location: path, Vary: 'Accept' } })
}
