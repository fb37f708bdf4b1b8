import { fault } from '../parsing.ts'

/** Longest document type declaration that is read, in characters. */
const maxLength = 32 * 1024
const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const declaration =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!ENTITY\s+([^\s%&;<>"']+)\s+(?:"([^"]*)"\s*|'([^']*)'\s*|(?:SYSTEM|PUBLIC)\b(?:[^>"']|"[^"]*"|'[^']*')*)>|(<!ENTITY\s+%|%[^\s;]+;)/g
const reference = /&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[^\s;&]+);/g

/** Entities that a document declares itself: the replacement text, or the rule that says why there is none. */
export type Entities = ReadonlyMap<string, { readonly text: string } | { readonly refused: string }>

/** A document type declaration: its entities, and whether it also points out of the document. */
export interface Doctype {
  readonly entities: Entities
  readonly isExternal: boolean
}

/**
 * Reads what stands between `<!DOCTYPE` and `>`. Nothing is fetched. A replacement text is plain text: one that
 * holds further entities or markup is refused when it is used, so that no document can grow of itself.
 * @throws SyntaxFault for parameter entities and for a declaration that is too long
 */
export function readDoctype(doctype: string): Doctype {
  if (doctype.length > maxLength) throw fault('rdfxml-doctype-too-long', null, { limit: String(maxLength) })
  const entities = new Map<string, { text: string } | { refused: string }>()
  for (const [, name, double, single, parameter] of doctype.matchAll(declaration)) {
    if (parameter !== undefined) throw fault('rdfxml-parameter-entity', null, {})
    if (name === undefined || entities.has(name) || name in predefined) continue
    const value = double ?? single
    entities.set(name, value === undefined ? { refused: 'rdfxml-external-entity' } : replacementOf(value))
  }
  return { entities, isExternal: /^\s*\S+\s+(?:SYSTEM|PUBLIC)\b/.test(doctype) }
}

function replacementOf(value: string): { text: string } | { refused: string } {
  const text = value.replace(reference, (whole, name: string) => (name.startsWith('#') ? characterOf(name) : whole))
  const nested = [...text.matchAll(reference)].some(([, name]) => !(name in predefined) && !name.startsWith('#'))
  if (nested || text.includes('<')) return { refused: 'rdfxml-nested-entity' }
  return { text: text.replace(reference, (_, name: string) => predefined[name] ?? characterOf(name)) }
}

function characterOf(name: string): string {
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : '\ufffd'
}
