import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { HarvestError } from '../model/harvest.ts'
import type { ReadOptions } from '../rdf/read.ts'
import { harvestErrorText } from '../text/harvest-errors.ts'
import { CliError, type Context } from './context.ts'

/** What an input argument holds. */
export interface Input {
  /** The argument as given. */
  readonly name: string
  readonly body: Uint8Array
  readonly reading: ReadOptions
}

/** Reads a file, an http(s) address, or stdin (`-`). @throws CliError with one line for a person */
export async function readInput(name: string, context: Context, mediaType: string | null = null): Promise<Input> {
  if (name === '-') return { name, body: await readAll(context.tools.stdin), reading: { baseIri: 'stdin:', mediaType } }
  if (/^https?:\/\//i.test(name)) return await readAddress(name, context, mediaType)
  const path = resolve(name)
  return { name, body: await readPath(name, path, context), reading: { baseIri: pathToFileURL(path).href, mediaType } }
}

async function readAddress(url: string, context: Context, mediaType: string | null): Promise<Input> {
  try {
    const answer = await context.get(url, { signal: context.tools.signal })
    if (answer.kind === 'not-modified') throw new CliError(context.text.errors.cannotRead(url, '304'))
    const { document } = answer
    const reading = {
      baseIri: document.finalUrl,
      mediaType: mediaType ?? document.mediaType,
      charset: document.charset,
    }
    return { name: url, body: document.body, reading }
  } catch (cause) {
    if (!(cause instanceof HarvestError)) throw cause
    const reason = harvestErrorText(cause.code, cause.details)[context.language]
    throw new CliError(context.text.errors.cannotRead(url, reason), { cause })
  }
}

async function readPath(name: string, path: string, { text }: Context): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: text.errors.noSuchFile,
      EISDIR: text.errors.isDirectory,
      EACCES: text.errors.notAllowed,
    }
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    throw new CliError(text.errors.cannotRead(name, reasons[code] ?? String(cause)), { cause })
  }
}

/** Everything a stream gives, as bytes. */
async function readAll(stream: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)
  return Buffer.concat(chunks)
}
