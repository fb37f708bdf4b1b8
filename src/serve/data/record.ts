import type { Syntax } from '../../rdf/syntaxes.ts'
import type { FullEntry } from '../../store/store.ts'
import { graphOf } from '../describe/record-graph.ts'
import { entryIdOf, numberOf, pathOf, recordPath } from '../links.ts'
import { problemResponse } from '../problem.ts'
import type { ServeTools } from '../tools.ts'
import { goneProblem } from './gone.ts'
import { byAccept, byFormat, sendable } from './negotiate.ts'

/** What a request for data is asked. */
export interface DataRequest {
  readonly url: URL
  readonly headers: Headers
  readonly parameters: Readonly<Record<string, string>>
}

/** `/store/{ctx}/metadata/{entry}`: one record's graph in the syntax asked for. */
export async function recordData({ url, headers, parameters }: DataRequest, tools: ServeTools): Promise<Response> {
  const id = entryIdOf(`${parameters.ctx}_${parameters.entry}`)
  const entry = id === null ? null : await tools.store.entry(id)
  if (entry === null) return problemResponse({ status: 404, title: 'No such record' }, url.pathname)
  const format = url.searchParams.get('format')
  const syntax = format === null ? byAccept(headers.get('accept')) : byFormat(format)
  const common = { Vary: 'Accept', Link: linksOf(entry, tools.baseUrl) }
  if (syntax === null) return notAcceptable(url, common)
  if (entry.removedAt !== null) return problemResponse(goneProblem(entry), url.pathname, common)
  return await sent(entry, syntax, common)
}

async function sent(entry: FullEntry, syntax: Syntax, common: Readonly<Record<string, string>>): Promise<Response> {
  const graph = graphOf([entry])
  const text = [...(syntax.serialise?.(graph) ?? [])].join('')
  return new Response(text, {
    headers: {
      ...common,
      'Content-Type': `${syntax.mediaTypes[0]}${/^text\//.test(syntax.mediaTypes[0]) ? '; charset=utf-8' : ''}`,
      'Content-Location': `${recordPath(entry)}?format=${syntax.id}`,
      'Content-Disposition': `inline; filename="${numberOf(entry)}${syntax.extensions[0]}"`,
      ETag: `"${entry.checksum.slice(0, 32)}-${syntax.id}"`,
      'Last-Modified': entry.lastChanged.toUTCString(),
      'Cache-Control': 'public, max-age=300, stale-while-revalidate=600',
    },
  })
}

function notAcceptable(url: URL, common: Readonly<Record<string, string>>): Response {
  const available = sendable.map(({ id, mediaTypes }) => ({ format: id, mediaType: mediaTypes[0] }))
  const details = {
    status: 406,
    title: 'No such format',
    detail: 'The formats that exist are listed in available.',
    available,
  } as const
  return problemResponse(details, url.pathname, common)
}

function linksOf(entry: FullEntry, baseUrl: string): string {
  const alternates = sendable.map(
    ({ id, mediaTypes }) => `<${baseUrl}${recordPath(entry)}?format=${id}>; rel="alternate"; type="${mediaTypes[0]}"`,
  )
  const hasPage = entry.resourceType !== 'Catalog' && entry.resourceType !== 'Kind'
  return [...(hasPage ? [`<${baseUrl}${pathOf(entry)}>; rel="alternate"; type="text/html"`] : []), ...alternates].join(
    ', ',
  )
}
