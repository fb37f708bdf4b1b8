import { z } from 'zod'
import { diffFormats } from '../../report/diff/formats.ts'
import { preferredOf } from '../data/negotiate.ts'
import { impersonal } from '../describe/impersonal-diff.ts'
import { runOf } from '../need.ts'
import type { PageTools } from '../tools.ts'
import type { ApiAnswer, ApiRequest } from './api.ts'
import { notFound } from './not-found.ts'
import { offsetOf, pageJson, paging } from './paging.ts'
import { queryOf } from './query.ts'
import { refused } from './refused.ts'

const asking = z.object({
  ...paging,
  lang: z.enum(['sv', 'en'], { error: 'must be sv or en' }).default('sv'),
  format: z.enum(['json', 'text', 'patch'], { error: 'must be json, text or patch' }).optional(),
})

/** What became of each resource in a run: JSON in pages, all of it in words, or as an RDF patch. Without what tells of people. */
export async function runChanges({ parameters, url, raw }: ApiRequest, tools: PageTools): Promise<ApiAnswer> {
  const query = queryOf(asking, url)
  if ('problem' in query) return query
  const format = formatOf(query.value.format, raw.headers.get('accept'))
  if (format === null) return refused(406, `There is ${diffFormats.map(({ mediaType }) => mediaType).join(', ')}`)
  const harvest = await runOf(parameters.id, tools.store)
  if (harvest === null) return notFound
  const all = (await tools.store.diffs(harvest.id)) ?? []
  const headers = { Vary: 'Accept' }
  if (format.id === 'json') {
    const from = offsetOf(query.value)
    const items = await impersonal(all.slice(from, from + query.value.limit), tools.store)
    return { json: pageJson('changes', { total: all.length, items }, query.value), headers }
  }
  const text = [
    ...format.write(await impersonal(all, tools.store), { profile: tools.profile, language: query.value.lang }),
  ].join('')
  const type = { 'Content-Type': `${format.mediaType}; charset=utf-8`, 'Cache-Control': 'public, max-age=300' }
  return { response: new Response(text, { headers: { ...headers, ...type } }) }
}

function formatOf(named: string | undefined, accept: string | null): (typeof diffFormats)[number] | null {
  if (named !== undefined) return diffFormats.find(({ id }) => id === named) ?? null
  const types = ['json', 'text', 'patch'].flatMap(id => diffFormats.find(format => format.id === id)?.mediaType ?? [])
  const type = preferredOf(accept, types)
  return diffFormats.find(({ mediaType }) => mediaType === type) ?? null
}
