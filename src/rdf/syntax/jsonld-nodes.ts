import { bundledContext } from '../contexts/bundled.ts'
import { resolveIri } from '../iri.ts'
import { isStructure, type JsonObject, type JsonTree, type JsonValue, plain } from './json-tree.ts'

/**
 * Finds the node objects of a document by the IRIs that are written in them in full, without processing its contexts:
 * the offset of the first object that says something of an IRI, -1 when there is none.
 */
export function nodeOffsets({ root, offset }: JsonTree): (iri: string) => number {
  const names = idNames(root)
  const found = new Map<string, number>()
  walk(root, offset, (object, at) => {
    const place = object.keys.findIndex(key => names.has(key))
    const id = object.values[place]
    if (typeof id === 'string' && object.keys.length > 1 && !found.has(id)) found.set(id, at)
  })
  return iri => found.get(iri) ?? -1
}

/** Finds the strings of a document, names and values alike: the offset of the first that is the same, -1 without one. */
export function stringOffsets({ root, offset }: JsonTree): (text: string) => number {
  const found = new Map<string, number>()
  const note = (text: JsonValue, at: number): void => {
    if (typeof text === 'string' && !found.has(text)) found.set(text, at)
  }
  const visit = (value: JsonValue, at: number): void => {
    note(value, at)
    if (!isStructure(value)) return
    for (const [place, inner] of value.values.entries()) {
      if (value.kind === 'object') note(value.keys[place], value.keyOffsets[place])
      visit(inner, value.offsets[place])
    }
  }
  visit(root, offset)
  return text => found.get(text) ?? -1
}

/**
 * Strings of a document that are no whole IRIs, by the IRIs that they would be as references; `@base` is not looked at.
 * Whatever else a string is, an IRI of the document's own that it would be can hardly come from anything else.
 */
export function relativeStrings({ root, offset }: JsonTree, baseIri: string): ReadonlyMap<string, WrittenReference> {
  const found = new Map<string, WrittenReference>()
  const visit = (value: JsonValue, at: number): void => {
    if (typeof value === 'string' && mayBeRelative.test(value)) {
      const iri = resolveIri(value, baseIri)
      if (!found.has(iri)) found.set(iri, { written: value, offset: at })
    }
    if (!isStructure(value)) return
    for (const [place, inner] of value.values.entries()) visit(inner, value.offsets[place])
  }
  visit(root, offset)
  return found
}

/** A reference as it is written, and where. */
export interface WrittenReference {
  readonly written: string
  readonly offset: number
}

/** Neither empty nor with a scheme, a space or a keyword's sign. */
const mayBeRelative = /^(?!@|[A-Za-z_][A-Za-z0-9+.-]*:)[^\s]{1,2000}$/

/** Contexts that are looked through for prefixes. */
const mostContexts = 20

/** Names that the contexts in a document give to what ends as a namespace does, and those namespaces. */
export function* declaredPrefixes({ root }: JsonTree): Iterable<readonly [prefix: string, namespace: string]> {
  const objects: JsonObject[] = []
  walk(root, 0, object => {
    if (object.context !== null && objects.length < mostContexts) objects.push(object)
  })
  for (const object of objects) {
    for (const context of [plain(object.values[object.keys.indexOf('@context')])].flat()) {
      if (typeof context !== 'object' || context === null) continue
      for (const [name, meaning] of Object.entries(context)) {
        if (typeof meaning === 'string' && /[#/]$/.test(meaning) && !name.startsWith('@')) yield [name, meaning]
      }
    }
  }
}

/** The names that stand for `@id` in any of the contexts. */
function idNames(root: JsonValue): ReadonlySet<string> {
  const names = new Set(['@id'])
  walk(root, 0, object => {
    if (object.context === null) return
    const contexts = [plain(object.values[object.keys.indexOf('@context')])].flat()
    for (const context of contexts) {
      const terms = (typeof context === 'string' ? bundledContext(context) : context) ?? {}
      for (const [name, meaning] of Object.entries(terms)) if (meaning === '@id') names.add(name)
    }
  })
  return names
}

/** Visits every object, in the order of the text. */
function walk(value: JsonValue, offset: number, visit: (object: JsonObject, offset: number) => void): void {
  if (!isStructure(value)) return
  if (value.kind === 'object') visit(value, offset)
  for (const [at, inner] of value.values.entries()) walk(inner, value.offsets[at], visit)
}
