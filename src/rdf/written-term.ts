/** A term of canonical N-Quads, read. */
export type WrittenTerm =
  | { readonly kind: 'iri'; readonly value: string }
  | { readonly kind: 'blank'; readonly value: string }
  /** `language` is '' without one; `datatype` is '' for plain and tagged text. */
  | { readonly kind: 'literal'; readonly value: string; readonly language: string; readonly datatype: string }

/** Reads one term as canonical N-Quads write it: `<iri>`, `_:label`, `"text"@sv`. null when it is anything else. */
export function readTerm(written: string): WrittenTerm | null {
  const isName = name.test(written)
  if (isName && written[0] === '<') return { kind: 'iri', value: written.slice(1, -1) }
  if (isName) return { kind: 'blank', value: written.slice(2) }
  const [, escaped, language = '', datatype = ''] = literal.exec(written) ?? []
  if (escaped === undefined) return null
  const value = escaped.includes('\\') ? escaped.replaceAll(escapes, unescaped) : escaped
  return { kind: 'literal', value, language, datatype }
}

const literal = /^"([\s\S]*)"(?:@([A-Za-z0-9-]+)|\^\^<([^ <>]*)>)?$/
const name = /^(?:<[^ <>]*>|_:[^ <>]+)$/
const escapes = /\\(?:u([0-9A-F]{4})|(.))/g
const controls: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' }

function unescaped(_: string, code: string | undefined, letter: string): string {
  return code === undefined ? (controls[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16))
}
