import { z } from 'zod'
import { validationFormats } from '../../report/validation/formats.ts'
import { harvestErrorText } from '../../text/harvest-errors.ts'
import { preferredOf } from '../data/negotiate.ts'
import { isGzipAccepted, type Lost, reportResponse } from '../report-response.ts'
import type { PageTools } from '../tools.ts'
import { type Failure, type Judgement, maxBytes, maxSeconds } from '../validation/judgement.ts'
import { predictionJson } from '../validation/score-json.ts'
import type { State } from '../validation/validator.ts'
import type { ApiAnswer, ApiRequest } from './api.ts'
import { wholeNumber } from './paging.ts'
import { queryOf } from './query.ts'
import { type Problem, refused } from './refused.ts'
import { sourceOf } from './validation-request.ts'

/** How long the result of a POST is waited for, in ms. */
const patience = 20_000

/** Most findings in JSON when nothing else is asked for; other formats hold all. */
const usualFindings = 1000

const telling = z.object({
  maxFindings: wholeNumber(0, 1_000_000).optional(),
  lang: z.enum(['sv', 'en'], { error: 'must be sv or en' }).default('sv'),
})

/**
 * Judges the document in the body, RDF with its media type, or at the address in `url`. Answers with the result if that is
 * had soon, else where it will be.
 */
export async function postValidation(request: ApiRequest, tools: PageTools): Promise<ApiAnswer> {
  const writer = writerOf(request, tools)
  if ('problem' in writer) return writer
  const source = await sourceOf(request, tools)
  if ('problem' in source) return source
  const submitted = tools.validator.submit(source.source, request.sender)
  if (submitted === 'busy') return refused(503, 'Too many documents are waiting')
  if (submitted === 'too-many') return refused(429, 'Too many documents of yours are waiting')
  const isAsync = /\brespond-async\b/i.test(request.raw.headers.get('prefer') ?? '')
  const state = await tools.validator.settled(submitted.id, isAsync ? 0 : patience)
  return await answerOf({ id: submitted.id, state, status: 202 }, writer)
}

/** How far a judging has come, or its result. */
export async function getValidation(request: ApiRequest, tools: PageTools): Promise<ApiAnswer> {
  const writer = writerOf(request, tools)
  if ('problem' in writer) return writer
  const { id } = request.parameters
  return await answerOf({ id, state: tools.validator.state(id), status: 200 }, writer)
}

/** Breaks off a judging, or removes its document and result. */
export async function deleteValidation({ parameters }: ApiRequest, { validator }: PageTools): Promise<ApiAnswer> {
  return validator.remove(parameters.id) ? { response: new Response(null, { status: 204 }) } : missing
}

const missing: ApiAnswer = { problem: { status: 404, title: 'There is no such validation, or not any longer' } }

type Writer = (state: State & { readonly kind: 'judged' }, id: string) => ReturnType<typeof reportResponse>

/** How the result is to be written, by the Accept header and the query. */
function writerOf({ raw, url }: ApiRequest, tools: PageTools): { readonly write: Writer } | Problem {
  const asked = queryOf(telling, url)
  if ('problem' in asked) return asked
  const type = preferredOf(
    raw.headers.get('accept'),
    validationFormats.map(({ mediaType }) => mediaType),
  )
  const format = validationFormats.find(({ mediaType }) => mediaType === type)
  if (format === undefined) return refused(406, `There is ${validationFormats.map(one => one.mediaType).join(', ')}`)
  const { maxFindings = format.id === 'json' ? usualFindings : 0 } = asked.value
  const options = {
    language: asked.value.lang,
    maxFindings: maxFindings === 0 ? null : maxFindings,
    version: tools.version,
  } as const
  const acceptsGzip = isGzipAccepted(raw)
  const wanted = { format, options, acceptsGzip }
  const write: Writer = async ({ judgement }, id) => {
    const score = format.id === 'json' ? await scoreOf(judgement, id, tools) : null
    return await reportResponse(score === null ? judgement : { ...judgement, score }, wanted, tools)
  }
  return { write }
}

/** What the answer says of the document's scores; null when there is nothing to score. */
async function scoreOf({ predicted }: Judgement, id: string, tools: PageTools): Promise<unknown> {
  if (predicted === null) return null
  const live = await tools.differences.of(predicted)
  const details = `${tools.baseUrl}/katalog/v1/validations/${id}/quality-report`
  return predictionJson(predicted, live, { profile: tools.profile, details })
}

interface Found {
  readonly id: string
  readonly state: State | null
  /** Status of an answer that is not the result yet. */
  readonly status: 200 | 202
}

async function answerOf({ id, state, status }: Found, { write }: { readonly write: Writer }): Promise<ApiAnswer> {
  if (state === null) return missing
  if (state.kind === 'failed') return failed(state.failure)
  const path = `/katalog/v1/validations/${id}`
  const links = `</validate/${id}>; rel="alternate"; type="text/html"`
  if (state.kind === 'judged') {
    const response = await write(state, id)
    if ('loss' in response) return lost(response.loss)
    response.headers.set('Content-Location', path)
    response.headers.set('Link', links)
    return { response }
  }
  const json = { id, status: state.kind, ...progressOf(state) }
  const headers = { 'Cache-Control': 'no-store', 'Retry-After': '1', Location: path, Link: links }
  return { response: Response.json(json, { status, headers }) }
}

function progressOf(state: State): Readonly<Record<string, number>> {
  if (state.kind === 'waiting') return { place: state.place, progress: 0 }
  return { progress: state.kind === 'running' ? state.share : 0 }
}

/** Why there is no report of a result that there is. */
function lost(loss: Lost['loss']): Problem {
  return loss === 'busy' ? refused(503, 'Too many reports are waiting') : failed({ reason: loss })
}

function failed(failure: Failure): Problem {
  const { reason } = failure
  if (reason === 'fetch') return refused(422, harvestErrorText(failure.code, failure.details).en)
  const answers: Readonly<Record<typeof reason, Problem>> = {
    missing: refused(400, 'There is no document'),
    several: refused(400, 'There are several documents'),
    'too-large': refused(413, `At most ${maxBytes} bytes`),
    'bad-url': refused(422, 'The parameter url must begin with http:// or https://'),
    'timed-out': refused(422, `Not finished within ${maxSeconds} seconds`),
    'out-of-memory': refused(422, 'The document needs more memory than is allowed'),
    crashed: refused(500, 'The validator broke on this document; the fault has been noted'),
    cancelled: refused(410, 'The validation was cancelled'),
  }
  return answers[reason]
}
