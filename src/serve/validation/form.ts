import { type Asked, type Failure, levels, maxBytes, type Submission } from './judgement.ts'

/** The fields of the validator's form, as text; the file apart. */
export interface Fields {
  readonly text: string
  readonly url: string
  readonly file: File | null
  readonly asked: Asked
}

/** A form as it was sent. */
export interface SentForm {
  readonly body: Uint8Array<ArrayBuffer>
  /** The Content-Type header; null without one. */
  readonly contentType: string | null
  /** Ids of the profiles there are, the one to use when none is chosen first. */
  readonly profiles: readonly string[]
  /** What a pasted text is called. */
  readonly pasted: string
}

/** The fields of a sent form, multipart or URL-encoded; empty when the body is neither. */
export async function fieldsOf({ body, contentType, profiles }: SentForm): Promise<Fields> {
  const headers = contentType === null ? {} : { 'content-type': contentType }
  const form = await new Response(body, { headers }).formData().catch(() => new FormData())
  const text = (name: string): string => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const file = form.get('file')
  const isGiven = file instanceof File && (file.size > 0 || file.name !== '')
  const chosen = form.getAll('profile')
  const wanted = profiles.filter(id => chosen.includes(id))
  return {
    text: text('text'),
    url: text('url').trim(),
    file: isGiven ? file : null,
    asked: {
      profiles: wanted.length === 0 ? profiles.slice(0, 1) : wanted,
      isStrict: text('strict') !== '',
      level: levels.find(level => level === text('level')) ?? levels[0],
    },
  }
}

/** The document that a form holds; the address that it gives instead; or why there is neither. */
export async function documentOf(
  { text, file, url }: Fields,
  pasted: string,
): Promise<Submission | { readonly url: string } | Failure> {
  const given = [text.trim() !== '', file !== null, url !== ''].filter(Boolean).length
  if (given !== 1) return { reason: given === 0 ? 'missing' : 'several' }
  if (url !== '') return { url }
  const unknown = { baseIri: 'urn:x-skord:document', mediaType: null }
  const submission =
    file === null
      ? { ...unknown, name: pasted, body: new TextEncoder().encode(text), charset: 'utf-8' }
      : { ...unknown, name: file.name, body: new Uint8Array(await file.arrayBuffer()), charset: null }
  return submission.body.length > maxBytes ? { reason: 'too-large' } : submission
}
