import { isStructure, type JsonObject } from './json-tree.ts'
import { isAbsolute } from './jsonld-context.ts'
import type { Entered } from './jsonld-scopes.ts'
import type { Shape } from './jsonld-shape.ts'
import { LeftToJsonLd } from './jsonld-sinks.ts'

/** An object that has been entered, and where it stands. */
export interface Opened extends Entered {
  readonly object: JsonObject
  readonly offset: number
  readonly shape: Shape
}

/** What a value object says, and where. */
interface ValueObject {
  readonly value: string | number | boolean | null
  readonly offset: number
  /** Its language in lower case; null without one. */
  readonly tag: string | null
  readonly tagOffset: number
  readonly datatype: string | null
  readonly hasDirection: boolean
}

/** Reads an object with `@value`. @throws LeftToJsonLd when it is no valid one */
export function valueObject(opened: Opened): ValueObject {
  const { object, shape } = opened
  const { value: place, direction, language } = shape
  const { values, offsets } = object
  const value = values[place]
  if (isStructure(value) || isMixed(shape)) throw new LeftToJsonLd(offsets[place])
  const datatype = datatypeOf(opened)
  const tag = language === -1 ? null : values[language]
  if (datatype !== null && (tag !== null || direction !== -1)) throw new LeftToJsonLd(offsets[place])
  const isTaggable = value === null || typeof value === 'string'
  if (tag !== null && (typeof tag !== 'string' || !isTaggable)) throw new LeftToJsonLd(offsets[language])
  if (direction !== -1 && values[direction] !== 'ltr' && values[direction] !== 'rtl') {
    throw new LeftToJsonLd(offsets[direction])
  }
  if (shape.index !== -1 && typeof values[shape.index] !== 'string') throw new LeftToJsonLd(offsets[shape.index])
  return {
    value,
    offset: offsets[place],
    tag: tag === null ? null : tag.toLowerCase(),
    tagOffset: language === -1 ? -1 : offsets[language],
    datatype,
    hasDirection: direction !== -1,
  }
}

/** Is there more in it than a value may have? */
function isMixed({ properties, id, list, set, graph, reverse, included }: Shape): boolean {
  return properties > 0 || Math.max(id, list, set, graph, reverse, included) !== -1
}

function datatypeOf({ object, shape, context, typeContext }: Opened): string | null {
  if (shape.types === 0) return null
  const { keys, values, offsets } = object
  const place = keys.findIndex(key => key !== '@context' && context.term(key).meaning === '@type')
  const given = values[place]
  const written = isStructure(given) && given.kind === 'list' && given.values.length === 1 ? given.values[0] : given
  const name = typeof written === 'string' ? typeContext.name(written) : null
  if (name === null || shape.types > 1 || !isAbsolute(name) || name.startsWith('_:')) {
    throw new LeftToJsonLd(offsets[place])
  }
  return name
}
