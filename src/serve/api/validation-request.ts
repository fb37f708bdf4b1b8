import { z } from 'zod'
import { syntaxByMediaType } from '../../rdf/syntaxes.ts'
import type { PageTools } from '../tools.ts'
import { fetchedTask } from '../validation/fetched.ts'
import { type Asked, maxBytes } from '../validation/judgement.ts'
import type { Source } from '../validation/validator.ts'
import type { ApiRequest } from './api.ts'
import { queryOf } from './query.ts'
import { type Problem, refused } from './refused.ts'

const asking = z.object({
  profile: z.string().optional(),
  url: z.string().optional(),
  strict: z.enum(['true', 'false'], { error: 'must be true or false' }).optional(),
})

/** What a request wants judged, and by what: the document in its body, or the one at the address in `url`. */
export async function sourceOf(request: ApiRequest, tools: PageTools): Promise<{ readonly source: Source } | Problem> {
  const asked = askedOf(request, tools)
  if ('problem' in asked) return asked
  const { raw, url } = request
  const coding = raw.headers.get('content-encoding') ?? 'identity'
  if (coding !== 'identity') return refused(415, 'The body must not be compressed (Content-Encoding)')
  const address = url.searchParams.get('url')
  const body = await tools.readBody(raw, maxBytes)
  if (body === 'too-large') return refused(413, `At most ${maxBytes} bytes`)
  if (body === 'busy') return refused(503, 'Too many documents are being sent')
  if (address !== null && body.length > 0) return refused(400, 'Give either a body or the parameter url')
  if (address !== null) return { source: fetchedTask(address, asked.asked, tools.get) }
  if (body.length === 0) return refused(400, 'The body is empty')
  const type = contentType(raw.headers.get('content-type'))
  if (type === null) return refused(415, 'The body must be RDF: RDF/XML, Turtle, JSON-LD, N-Triples, N-Quads or TriG')
  const submission = { body, name: 'body', baseIri: 'urn:x-skord:document', ...type }
  return { source: { kind: 'judge', submission, asked: asked.asked } }
}

function askedOf({ url }: ApiRequest, { profiles, profile }: PageTools): { readonly asked: Asked } | Problem {
  const query = queryOf(asking, url)
  if ('problem' in query) return query
  const ids = profiles.map(({ id }) => id)
  const wanted = [...new Set(url.searchParams.getAll('profile'))]
  if (wanted.some(id => !ids.includes(id)))
    return refused(400, `The parameter profile must be one of ${ids.join(', ')}`)
  return {
    asked: {
      profiles: wanted.length === 0 ? [profile.id] : wanted,
      isStrict: query.value.strict === 'true',
      level: 'info',
    },
  }
}

/** Types that say nothing of the syntax. */
const generic = ['', 'text/plain', 'application/octet-stream', 'application/x-www-form-urlencoded']

/** Types that documents come with although the syntaxes have others. */
const loose = ['application/xml', 'text/xml', 'application/json', 'text/n-triples', 'text/n3', 'text/rdf+n3']

/** Media type and charset of a body; null when it is of a type that is no RDF. */
function contentType(
  header: string | null,
): { readonly mediaType: string | null; readonly charset: string | null } | null {
  const [type, ...parameters] = (header ?? '')
    .toLowerCase()
    .split(';')
    .map(part => part.trim())
  const named = parameters.find(part => part.startsWith('charset='))
  const charset = named?.slice(8).replaceAll('"', '') ?? null
  if (generic.includes(type)) return { mediaType: null, charset }
  return loose.includes(type) || syntaxByMediaType(type) !== null ? { mediaType: type, charset } : null
}
