import { isAscii, isUtf8 } from 'node:buffer'
import { type Problem, problem } from '../model/finding.ts'
import { positionAt } from './position.ts'
import { decodePatched } from './utf8.ts'

/** A document as text. */
export interface Decoded {
  /** Without byte order mark. */
  readonly text: string
  /** Name of the encoding, as the Encoding standard spells it: `utf-8`, `utf-16le`, `windows-1252` … */
  readonly encoding: string
  readonly problems: readonly Problem[]
}

/**
 * Bytes to text. A byte order mark is believed first, then the bytes: what is UTF-8 with more than ASCII in it is
 * not so by chance, whatever it calls itself. Only then Content-Type's charset and the XML declaration. Bytes that are
 * not UTF-8 although nothing else is said are read as windows-1252 one by one, and a problem says where.
 */
export function decode(body: Uint8Array, charset: string | null): Decoded {
  const certain = byteOrderMark(body) ?? wideEncoding(body)
  if (certain !== null) return decodeAs(certain, body)
  const declared = [charset, xmlEncoding(body)].filter(label => label !== null)
  const problems = declared.filter(label => encodingOf(label) === null).map(unknownEncoding)
  const names = declared.map(encodingOf).filter(name => name !== null)
  const used = chosenEncoding(body, names)
  const contradicted = isAscii(body) ? undefined : names.find(name => name !== used)
  if (contradicted !== undefined) problems.push(wrongEncoding(contradicted, used))
  const decoded = decodeAs(used, body)
  return { ...decoded, problems: [...problems, ...decoded.problems] }
}

function byteOrderMark(body: Uint8Array): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8'
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le'
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without a mark: the first two characters of anything we read are ASCII. */
function wideEncoding(body: Uint8Array): string | null {
  if (body.length < 4) return null
  if (body[0] !== 0 && body[1] === 0 && body[2] !== 0 && body[3] === 0) return 'utf-16le'
  if (body[0] === 0 && body[1] !== 0 && body[2] === 0 && body[3] !== 0) return 'utf-16be'
  return null
}

/** What the XML declaration says; null without one. */
function xmlEncoding(body: Uint8Array): string | null {
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, 200)).toString('latin1')
  return /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(head)?.[1] ?? null
}

/** Name of an encoding after one of its many labels; null when it is not known. */
function encodingOf(label: string): string | null {
  try {
    return new TextDecoder(label).encoding
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** UTF-8 when the bytes are that, else the first encoding named that is neither UTF-8 nor UTF-16, else UTF-8 after all. */
function chosenEncoding(body: Uint8Array, names: readonly string[]): string {
  return isUtf8(body) ? 'utf-8' : (names.find(name => !name.startsWith('utf-')) ?? 'utf-8')
}

function decodeAs(encoding: string, body: Uint8Array): Decoded {
  if (encoding === 'utf-8' && !isUtf8(body)) return decodeDamaged(body)
  const text = new TextDecoder(encoding).decode(body)
  const lost = encoding.startsWith('utf-16') ? text.indexOf('\ufffd') : -1
  if (lost === -1) return { text, encoding, problems: [] }
  return {
    text,
    encoding,
    problems: [invalidBytes(encoding, text, { first: lost, count: text.split('\ufffd').length - 1 })],
  }
}

function decodeDamaged(body: Uint8Array): Decoded {
  const { text, ...damage } = decodePatched(body)
  return { text: text.replace(/^\ufeff/, ''), encoding: 'utf-8', problems: [invalidBytes('utf-8', text, damage)] }
}

function invalidBytes(
  encoding: string,
  text: string,
  damage: { readonly first: number; readonly count: number },
): Problem {
  const details = { encoding, count: String(damage.count) }
  return problem('parse', 'encoding-invalid-bytes', { position: positionAt(text, damage.first), details })
}

function wrongEncoding(declared: string, encoding: string): Problem {
  return problem('parse', 'encoding-mismatch', { details: { declared, encoding } })
}

function unknownEncoding(declared: string): Problem {
  return problem('parse', 'encoding-unknown', { details: { declared } })
}
