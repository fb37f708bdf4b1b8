import jsonld from 'jsonld'
import { isObject, isStructure, type JsonObject, type JsonValue, plain } from './json-tree.ts'
import { type ActiveContext, type Derivation, JsonLdContext } from './jsonld-context.ts'
import { LeftToJsonLd, type Scope } from './jsonld-sinks.ts'

/** Options of jsonld. */
export interface JsonLdOptions {
  readonly base: string
  readonly documentLoader: (url: string) => Promise<object>
  readonly eventHandler: unknown
}

/** A context that another is to be made of, and where it stands. */
interface Origin {
  readonly context: JsonLdContext
  readonly local: unknown
  /** By what it is remembered. */
  readonly key: unknown
  readonly derivation: Derivation
  readonly offset: number
  /** The context as it is written, if that is one object. */
  readonly source: JsonObject | null
}

/** Of so many definitions in a context that jsonld refuses the one at fault is looked for. */
const mostTried = 300

/** Thrown when a context is needed that jsonld has not processed yet, which it does asynchronously. */
export class ContextNeeded extends Error {
  readonly origin: Origin

  constructor(origin: Origin) {
    super('context needed')
    this.name = 'ContextNeeded'
    this.origin = origin
  }
}

/** What holds inside an object; for the names of classes what held before any class brought a context along. */
export interface Entered {
  readonly context: JsonLdContext
  readonly typeContext: JsonLdContext
}

/** jsonld's own algorithm for contexts, as a function that jsonld's types leave out. */
const { processContext } = jsonld as unknown as {
  processContext(active: ActiveContext | null, local: unknown, options: JsonLdOptions): Promise<ActiveContext>
}

/** The context that holds before any. */
export async function initialContext(options: JsonLdOptions): Promise<JsonLdContext> {
  return new JsonLdContext(await processContext(null, null, options), options.base)
}

/** Has jsonld make a context that was needed. @throws LeftToJsonLd when it refuses to */
export async function provideContext({ origin }: ContextNeeded, options: JsonLdOptions): Promise<void> {
  const { context, local, key, derivation, offset } = origin
  const used = derivation === 'class' ? { '@propagate': false, ...(local as object) } : local
  try {
    const active = await processContext(context.active, used, options)
    // jsonld forgets this one when it makes further contexts, which only it should be judged by.
    if (active['@direction'] !== undefined) throw new LeftToJsonLd(null)
    context.derived[derivation].set(key, new JsonLdContext(active, options.base))
  } catch (error) {
    if (error instanceof LeftToJsonLd) throw error
    throw new LeftToJsonLd((await faultyTerm(origin, options)) ?? offset, { cause: error })
  }
}

/** Offset of the definition without which jsonld would take the context; null when it is not one of them alone. */
async function faultyTerm({ context, source }: Origin, options: JsonLdOptions): Promise<number | null> {
  if (source === null || source.keys.length > mostTried) return null
  for (let at = 0; at < source.keys.length; at++) {
    const others = Object.fromEntries(source.keys.map((key, place) => [key, plain(source.values[place])]))
    delete others[source.keys[at]]
    const isTaken = await processContext(context.active, others, { ...options, eventHandler: () => {} })
      .then(() => true)
      .catch(() => false)
    if (isTaken) return source.offsets[at]
  }
  return null
}

/**
 * The context inside an object: what its property, itself and its classes bring along.
 * @see https://www.w3.org/TR/json-ld11-api/#expansion-algorithm, steps 7 to 11
 */
export function enter(object: JsonObject, offset: number, { context: around, key, index }: Scope): Entered {
  const scoped = key === null ? undefined : around.scopeOf(key)
  let context = index === null && mustRevert(object, around) ? (around.previous ?? around) : around
  if (scoped !== undefined) context = propertyContext(context, scoped, offset)
  if (object.context !== null) context = ownContext(context, object, object.keys.indexOf('@context'))
  return { context: context.hasScopes ? classContext(object, context) : context, typeContext: context }
}

/** The context of the values of a property that has one. */
export function propertyContext(context: JsonLdContext, local: unknown, offset: number): JsonLdContext {
  if (context.hasProtected) throw new LeftToJsonLd(null)
  return derived({ context, local, key: local, derivation: 'inner', offset, source: null })
}

/** A context for one class ends with the next node object, but not with a value or a reference. */
function mustRevert(object: JsonObject, context: JsonLdContext): boolean {
  if (context.previous === null || object.context !== null || object.keys.length > 2) return true
  const meanings = object.keys.map(key => context.term(key).meaning)
  return !(meanings.includes('@value') || (meanings[0] === '@id' && meanings.length === 1))
}

function ownContext(context: JsonLdContext, object: JsonObject, at: number): JsonLdContext {
  const value = object.values[at]
  if (value === null && context.hasProtected) throw new LeftToJsonLd(object.offsets[at])
  const known = context.derived.inner.get(object.context)
  if (known !== undefined) return known
  const source = isStructure(value) && isObject(value) ? value : null
  const [local, offset] = [plain(value), object.offsets[at]]
  return derived({ context, local, key: object.context, derivation: 'inner', offset, source })
}

function classContext(object: JsonObject, around: JsonLdContext): JsonLdContext {
  let context = around
  for (const key of object.keys.toSorted()) {
    if (context.term(key).meaning !== '@type') continue
    const at = object.keys.indexOf(key)
    for (const name of classNames(object.values[at])) {
      const local = around.scopeOf(name)
      if (local === undefined) continue
      if (typeof local !== 'object' || local === null || Array.isArray(local)) throw new LeftToJsonLd(null)
      context = derived({ context, local, key: local, derivation: 'class', offset: object.offsets[at], source: null })
    }
  }
  return context
}

function classNames(value: JsonValue): readonly string[] {
  const values = typeof value === 'object' && value?.kind === 'list' ? value.values : [value]
  return values.filter(name => typeof name === 'string').toSorted()
}

function derived(origin: Origin): JsonLdContext {
  const known = origin.context.derived[origin.derivation].get(origin.key)
  if (known === undefined) throw new ContextNeeded(origin)
  return known
}
