import { z } from 'zod'
import { checkJson } from '../../validate/check-json.ts'
import type { ProblemDetails } from '../problem.ts'
import type { PageTools } from '../tools.ts'
import { maxBytes, maxSeconds } from '../validator.ts'
import type { ApiAnswer, ApiRequest } from './api.ts'
import { wholeNumber } from './paging.ts'
import { queryOf } from './query.ts'

const longestList = 10_000

const query = z.object({
  profile: z.string().optional(),
  maxFindings: wholeNumber(1, longestList).default(1000),
})

/** Judges the document in the body: RDF with its media type, the profile as a parameter. */
export async function validations({ url, raw }: ApiRequest, tools: PageTools): Promise<ApiAnswer> {
  const asked = queryOf(query, url)
  if ('problem' in asked) return asked
  const { maxFindings, profile: wanted = tools.profile.id } = asked.value
  const profile = tools.profiles.find(({ id }) => id === wanted)
  if (profile === undefined) return refused(400, `The parameter profile must be one of ${idsOf(tools)}`)
  const body = new Uint8Array(await raw.arrayBuffer())
  if (body.length === 0) return refused(400, 'The body is empty')
  if (body.length > maxBytes) return refused(413, `At most ${maxBytes} bytes`)
  const submission = {
    body,
    name: 'body',
    baseIri: 'urn:x-skord:document',
    ...contentType(raw.headers.get('content-type')),
  }
  const verdict = await tools.validator.judge(submission, profile)
  if (verdict === 'busy') return refused(503, 'Too many documents are waiting')
  if (verdict === 'timed-out') return refused(422, `Not finished within ${maxSeconds} seconds`)
  return { json: checkJson(verdict, profile, { name: submission.name, maxFindings }) }
}

function idsOf({ profiles }: PageTools): string {
  return profiles.map(({ id }) => id).join(', ')
}

/** Media type and charset; generic types say nothing of the syntax. */
function contentType(header: string | null): { readonly mediaType: string | null; readonly charset: string | null } {
  const [type, ...parameters] = (header ?? '')
    .toLowerCase()
    .split(';')
    .map(part => part.trim())
  const charset =
    parameters
      .find(part => part.startsWith('charset='))
      ?.slice(8)
      .replaceAll('"', '') ?? null
  const isGeneric = ['', 'text/plain', 'application/octet-stream', 'application/x-www-form-urlencoded'].includes(type)
  return { mediaType: isGeneric ? null : type, charset }
}

const titles: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood',
  413: 'The document is too large',
  422: 'The document could not be judged',
  503: 'Busy',
}

function refused(status: ProblemDetails['status'], detail: string): ApiAnswer {
  return { problem: { status, title: titles[status] ?? '', detail } }
}
