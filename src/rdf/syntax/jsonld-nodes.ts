import { bundledContext } from '../contexts/bundled.ts'
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
