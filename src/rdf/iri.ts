import { type Position, type Problem, problem } from '../model/finding.ts'

const scheme = /^[A-Za-z][A-Za-z0-9+.-]*:/
const plainIri = /^[A-Za-z][A-Za-z0-9+.-]*:[\w.~!$&'()*+,;=:@/?-]*(?:#[\w.~!$&'()*+,;=:@/?-]*)?$/
/** What RFC 3987 leaves out, which in 4.1 is also what turns the direction of text; and every other space, which nobody sees. */
const illegalCharacter =
  /[\p{Cc}\p{Cs}\p{Z}<>"{}|\\^`\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufff0-\uffff]/u
const badPercent = /%(?![0-9A-Fa-f]{2})/
const components = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/

/** Does it start with a scheme? */
export function isAbsoluteIri(iri: string): boolean {
  return scheme.test(iri)
}

/**
 * What is wrong with an absolute IRI, as a problem; null when nothing is.
 * @see https://www.rfc-editor.org/rfc/rfc3987#section-2.2 and rule A4 of the profile
 */
export function iriProblem(iri: string, position: Position | null): Problem | null {
  if (plainIri.test(iri)) return null
  const character = illegalCharacter.exec(iri)?.[0] ?? misplacedCharacter(iri)
  if (character !== undefined) {
    const details = { iri: iri.toWellFormed(), character: character.toWellFormed(), codePoint: codePointOf(character) }
    return problem('parse', 'iri-illegal-character', { value: iri.toWellFormed(), position, details })
  }
  const percent = badPercent.exec(iri)
  if (percent === null) return null
  const details = { iri, found: iri.slice(percent.index, percent.index + 3).toWellFormed() }
  return problem('parse', 'iri-percent-encoding', { value: iri, position, details })
}

/**
 * The complaint that an IRI was written relative: of less weight when the document itself says what to.
 * @see rule A5 of the profile
 */
export function relativeIriProblem(
  written: string,
  resolved: string,
  where: { readonly position: Position | null; readonly hasBase: boolean },
): Problem {
  const details = { reference: written.toWellFormed(), iri: resolved.toWellFormed() }
  const rule = where.hasBase ? 'iri-relative-to-base' : 'iri-relative'
  return problem('parse', rule, { value: details.reference, position: where.position, details })
}

/**
 * Resolves a reference as the RFC says and changes nothing else (`new URL` would).
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-5.2
 */
export function resolveIri(reference: string, base: string): string {
  if (isAbsoluteIri(reference)) return reference
  const [, , authority, path = '', query, fragment] = components.exec(reference) ?? []
  const from = components.exec(base) ?? []
  const tail = fragment === undefined ? '' : `#${fragment}`
  const head = from[1] === undefined ? '' : `${from[1]}:`
  if (authority !== undefined) return `${head}//${authority}${withoutDots(path)}${queryOf(query)}${tail}`
  const root = from[2] === undefined ? head : `${head}//${from[2]}`
  if (path === '') return `${root}${from[3] ?? ''}${queryOf(query ?? from[4])}${tail}`
  return `${root}${withoutDots(merged(path, from[3] ?? '', from[2] !== undefined))}${queryOf(query)}${tail}`
}

/** Brackets outside the host and a second number sign, which the grammar has no place for. */
function misplacedCharacter(iri: string): string | undefined {
  const rest = iri.replace(/^[^:]*:(?:\/\/[^/?#]*)?/, '')
  return /[[\]]/.exec(rest)?.[0] ?? (rest.indexOf('#') === rest.lastIndexOf('#') ? undefined : '#')
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

function queryOf(query: string | undefined): string {
  return query === undefined ? '' : `?${query}`
}

function merged(path: string, basePath: string, hasAuthority: boolean): string {
  if (path.startsWith('/')) return path
  if (hasAuthority && basePath === '') return `/${path}`
  return basePath.slice(0, basePath.lastIndexOf('/') + 1) + path
}

/** @see https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4 */
function withoutDots(path: string): string {
  if (!/(?:^|\/)\.\.?(?:\/|$)/.test(path)) return path
  const kept: string[] = []
  const segments = path.split('/')
  segments.forEach((segment, index) => {
    const isLast = index === segments.length - 1
    if (segment === '..' && kept.length > (path.startsWith('/') ? 1 : 0)) kept.pop()
    if (segment !== '.' && segment !== '..') kept.push(segment)
    else if (isLast) kept.push('')
  })
  return kept.join('/')
}
