import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { outputs } from '../../publish/outputs.ts'
import { syntaxById } from '../../rdf/syntaxes.ts'
import { type ProblemDetails, problemResponse } from '../problem.ts'
import type { ServeTools } from '../tools.ts'
import type { DataRequest } from './record.ts'

/** A published file of the whole catalogue and its address. */
export interface Dump {
  readonly path: string
  readonly fileName: string
  readonly label: string
  readonly mediaType: string
}

/** The addresses of the whole catalogue: one for every output, and the name that the national portal's users know. */
export const dumps: readonly Dump[] = outputs.flatMap(({ id, fileName, mediaType }) => {
  const dump = { fileName, mediaType, label: syntaxById(id)?.label ?? id }
  const own = { ...dump, path: `/${fileName}` }
  return id === 'rdfxml' ? [{ ...dump, path: '/all.rdf' }, own] : [own]
})

interface FileFacts {
  readonly file: string
  readonly size: number
  readonly modified: Date
  readonly encoding: 'gzip' | null
}

/** A published file from disk: whole or a range, gzipped when there is a gzipped one beside and the client takes it. */
export async function dumpData(dump: Dump, { url, headers }: DataRequest, tools: ServeTools): Promise<Response> {
  const refusal = refusalOf(url, tools)
  if (refusal !== null) return problemResponse(refusal, url.pathname)
  const range = headers.get('range')
  const wantsGzip =
    range === null && /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(headers.get('accept-encoding') ?? '')
  const file = join(tools.files, dump.fileName)
  const facts = (wantsGzip ? await factsOf(`${file}.gz`, 'gzip') : null) ?? (await factsOf(file, null))
  if (facts === null) return problemResponse({ status: 404, title: 'Not published yet' }, url.pathname)
  const common = headersOf(facts, dump)
  const part = range === null || !stillSame(headers.get('if-range'), common) ? null : rangeOf(range, facts.size)
  if (part === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${facts.size}` } })
  if (part === null)
    return new Response(stream(facts.file), { headers: { ...common, 'Content-Length': String(facts.size) } })
  const [from, to] = part
  const partHeaders = { 'Content-Range': `bytes ${from}-${to}/${facts.size}`, 'Content-Length': String(to - from + 1) }
  return new Response(stream(facts.file, { start: from, end: to }), {
    status: 206,
    headers: { ...common, ...partHeaders },
  })
}

/** Why the file asked for is none of those published: there is one profile. */
function refusalOf(url: URL, { profile }: ServeTools): ProblemDetails | null {
  const asked = url.searchParams.get('profile')
  if (asked === null || asked === profile.id) return null
  const detail = `The parameter profile must be ${profile.id}, the only one published, or be left out`
  return { status: 400, title: 'A parameter has a bad value', detail }
}

async function factsOf(file: string, encoding: FileFacts['encoding']): Promise<FileFacts | null> {
  const facts = await stat(file).catch(() => null)
  return facts?.isFile() ? { file, size: facts.size, modified: facts.mtime, encoding } : null
}

function headersOf({ size, modified, encoding }: FileFacts, { mediaType, fileName }: Dump): Record<string, string> {
  const mark = createHash('sha256')
    .update(`${fileName} ${size} ${modified.getTime()} ${encoding}`)
    .digest('hex')
    .slice(0, 32)
  return {
    'Content-Type': /^text\//.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType,
    ETag: `"${mark}"`,
    'Last-Modified': modified.toUTCString(),
    'Accept-Ranges': 'bytes',
    Vary: 'Accept-Encoding',
    'Cache-Control': 'public, max-age=3600',
    ...(encoding === null ? {} : { 'Content-Encoding': encoding }),
  }
}

/** The first and last byte asked for; null for a range that is not understood, which is then ignored. */
function rangeOf(range: string, size: number): readonly [number, number] | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(range.trim())
  if (match === null || (match[1] === '' && match[2] === '')) return null
  const from = match[1] === '' ? Math.max(size - Number(match[2]), 0) : Number(match[1])
  const to = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  return from > to || from >= size ? 'unsatisfiable' : [from, to]
}

function stillSame(ifRange: string | null, common: Readonly<Record<string, string>>): boolean {
  return ifRange === null || ifRange === common.ETag || ifRange === common['Last-Modified']
}

function stream(file: string, part: { readonly start?: number; readonly end?: number } = {}): ReadableStream {
  return Readable.toWeb(createReadStream(file, part)) as ReadableStream
}
