import { isStructure, type JsonObject, type JsonValue } from './json-tree.ts'
import type { JsonLdContext } from './jsonld-context.ts'
import { LeftToJsonLd } from './jsonld-sinks.ts'

/** Which keywords an object has: for each the place of its member, -1 without one. */
export interface Shape {
  readonly id: number
  readonly value: number
  readonly list: number
  readonly set: number
  readonly graph: number
  readonly reverse: number
  readonly included: number
  readonly index: number
  readonly language: number
  readonly direction: number
  /** How many members are @type, or properties. */
  readonly types: number
  readonly properties: number
}

type Field = Exclude<keyof Shape, 'types' | 'properties'>

const fields: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['@id', 'id'],
  ['@value', 'value'],
  ['@list', 'list'],
  ['@set', 'set'],
  ['@graph', 'graph'],
  ['@reverse', 'reverse'],
  ['@included', 'included'],
  ['@index', 'index'],
  ['@language', 'language'],
  ['@direction', 'direction'],
])

/** The shape of an object; `ignored` hears the places of members that mean nothing. */
export function shapeOf(
  { keys, offsets }: JsonObject,
  context: JsonLdContext,
  ignored: (place: number) => void,
): Shape {
  const shape = {
    ...{ id: -1, value: -1, list: -1, set: -1, graph: -1, reverse: -1, included: -1, index: -1 },
    ...{ language: -1, direction: -1, types: 0, properties: 0 },
  }
  for (let place = 0; place < keys.length; place++) {
    if (keys[place] === '@context') continue
    const { meaning, isKeyword } = context.term(keys[place])
    if (meaning === null) ignored(place)
    else if (!isKeyword) shape.properties++
    else if (meaning === '@type') shape.types++
    else {
      const field = fields.get(meaning)
      if (field === undefined) throw new LeftToJsonLd(null)
      if (shape[field] !== -1) throw new LeftToJsonLd(offsets[place])
      shape[field] = place
    }
  }
  return shape
}

/** Is it a node object that only names a node? */
export function isReference({ id, types, properties, graph, reverse, included }: Shape): boolean {
  return id !== -1 && types === 0 && properties === 0 && graph === -1 && reverse === -1 && included === -1
}

/** Does `@graph` stand alone in the document's object, so that the graph is the default one? */
export function isOnlyGraph(object: JsonObject, context: JsonLdContext): boolean {
  const others = object.keys.map((key, place) => contribution(context.term(key).meaning, object.values[place]))
  if (others.includes('something')) return false
  if (others.includes('unclear')) throw new LeftToJsonLd(null)
  return true
}

/** Does a member leave anything behind when the object is expanded? */
function contribution(meaning: string | null, value: JsonValue): 'something' | 'nothing' | 'unclear' {
  if (meaning === null || meaning === '@graph' || meaning === '@context' || value === null) return 'nothing'
  if (meaning === '@type' && isStructure(value) && value.values.length === 0) return 'nothing'
  if (meaning === '@reverse' || (isStructure(value) && value.kind === 'object')) return 'unclear'
  return 'something'
}
