import type { Get } from '../model/document.ts'
import { HarvestError } from '../model/harvest.ts'
import { formatBytes } from '../text/format.ts'
import { harvestErrorText } from '../text/harvest-errors.ts'
import { maxBytes, maxSeconds, type Submission } from './validator.ts'
import type { PageRequest } from './view.ts'

/** Why there is nothing to judge, in the page's language. */
export interface Refusal {
  readonly status: 400 | 413 | 422
  readonly reason: string
}

/** The fields of the validator's form, as text; the file apart. */
export interface Fields {
  readonly text: string
  readonly url: string
  readonly file: File | null
  readonly profile: string
  readonly level: string
}

/** The fields of a submitted form, multipart or URL-encoded; empty when the body is neither. */
export async function fieldsOf(request: Request): Promise<Fields> {
  const form = await request.formData().catch(() => new FormData())
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const file = form.get('file')
  const isGiven = file instanceof File && (file.size > 0 || file.name !== '')
  return {
    text: text('text'),
    url: text('url').trim(),
    file: isGiven ? file : null,
    profile: text('profile'),
    level: text('level'),
  }
}

/** The document that the form holds or points to. */
export async function submissionOf(fields: Fields, get: Get, request: PageRequest): Promise<Submission | Refusal> {
  const { validate } = request.words
  const given = [fields.text.trim() !== '', fields.file !== null, fields.url !== ''].filter(Boolean).length
  if (given === 0) return { status: 400, reason: validate.missing }
  if (given > 1) return { status: 400, reason: validate.several }
  const submission = await found(fields, get, request)
  if ('reason' in submission || submission.body.length <= maxBytes) return submission
  return { status: 413, reason: validate.tooLarge(formatBytes(maxBytes, request.language)) }
}

async function found(fields: Fields, get: Get, request: PageRequest): Promise<Submission | Refusal> {
  const unknown = { baseIri: 'urn:x-skord:document', mediaType: null, charset: null }
  if (fields.url !== '') return await fetched(fields.url, get, request)
  if (fields.file === null) {
    return { ...unknown, name: request.words.validate.pasted, body: Buffer.from(fields.text, 'utf8'), charset: 'utf-8' }
  }
  return { ...unknown, name: fields.file.name, body: new Uint8Array(await fields.file.arrayBuffer()) }
}

async function fetched(url: string, get: Get, { words, language }: PageRequest): Promise<Submission | Refusal> {
  if (!/^https?:\/\//i.test(url)) return { status: 422, reason: words.validate.badUrl }
  try {
    const answer = await get(url, { maxBytes, timeout: maxSeconds * 1000 })
    if (answer.kind !== 'document') return { status: 422, reason: words.validate.badUrl }
    const { finalUrl, mediaType, charset, body } = answer.document
    return { name: url, body, baseIri: finalUrl, mediaType, charset }
  } catch (error) {
    if (!(error instanceof HarvestError)) throw error
    return { status: 422, reason: harvestErrorText(error.code, error.details)[language] }
  }
}
