import { isDeepStrictEqual } from 'node:util'
import { isNode, isScalar, LineCounter, type Node, parseDocument, stringify, visit } from 'yaml'
import type { Actor } from '../model/access.ts'
import type { Source } from '../model/source.ts'
import type { Store } from '../store/store.ts'
import { applySettings, settingsOf } from './source-settings.ts'
import { readSettings, type SettingsFault } from './source-settings-form.ts'

/** What a list of sources would change; nothing of it may be applied when it has faults. */
export interface ImportPlan {
  readonly sources: readonly PlannedSource[]
  readonly faults: readonly ListFault[]
}

/** What a list would do with one source. */
export interface PlannedSource {
  readonly source: Source
  readonly outcome: 'added' | 'changed' | 'unchanged'
  /** Names of the settings that change; empty for a new source. */
  readonly fields: readonly string[]
  /** Where it begins in the list, from 1. */
  readonly line: number
}

/** A fault in a list of sources. */
export interface ListFault extends Omit<SettingsFault, 'code'> {
  /** Besides the faults of settings: the text is not YAML or JSON, or it is not a list. */
  readonly code: SettingsFault['code'] | 'not-yaml' | 'not-a-list'
  /** The id that the source states; null when it states none. */
  readonly id: string | null
  /** Line in the list, from 1. */
  readonly line: number
}

/** What the sources are now. */
interface Present {
  readonly sources: readonly Source[]
  /** Ids of the profiles there are. */
  readonly profiles: readonly string[]
}

/** What a list of sources in YAML or JSON would change, and everything that is wrong with it. Sources not in it stay as they are. */
export function planImport(text: string, present: Present): ImportPlan {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false })
  const [error] = document.errors
  if (error !== undefined) return refused('not-yaml', lines.linePos(error.pos[0]).line, error.message.split('\n')[0])
  const twice = keyTwiceIn(document)
  if (twice !== null) return refused('not-yaml', lines.linePos(twice.range?.[0] ?? 0).line, 'Map keys must be unique')
  const list = unfolded(document)
  if (list === null) return refused('not-yaml', 1, 'too many aliases')
  if (!Array.isArray(list)) return refused('not-a-list', 1, '')
  const lineOf = (path: readonly (string | number)[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  const firsts = new Map(list.map((value: unknown, place) => [idOf(value), place] as const).reverse())
  const sources = new Map(present.sources.map(source => [source.id, source]))
  const { profiles } = present
  const planned = list.map((value: unknown, place) => plan(value, { place, firsts, lineOf, sources, profiles }))
  return {
    sources: planned.flatMap(each => ('outcome' in each ? [each] : [])),
    faults: planned.flatMap(each => ('outcome' in each ? [] : each.faults)),
  }
}

/** A key that stands twice in one map, as not more than one of its values can be meant; null when there is none. */
function keyTwiceIn(document: ReturnType<typeof parseDocument>): Node | null {
  const found: Node[] = []
  visit(document, {
    Map: (_, { items }) => {
      const known = new Set<unknown>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        if (known.has(key.value)) found.push(key)
        known.add(key.value)
      }
      return found.length > 0 ? visit.BREAK : undefined
    },
  })
  return found.at(0) ?? null
}

/** The values of a document; null when it refers to itself so often that it would grow without bound. */
function unfolded(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 }) ?? ''
  } catch (error) {
    if (error instanceof ReferenceError) return null
    throw error
  }
}

/** Adds and changes what a plan says, all of it or nothing. */
export async function applyPlan(
  { sources }: ImportPlan,
  actor: Actor,
  store: Pick<Store, 'putSources'>,
): Promise<void> {
  const changed = sources.filter(({ outcome }) => outcome !== 'unchanged').map(({ source }) => source)
  await store.putSources(changed, actor)
}

/** The sources as a list in YAML that gives them back. */
export function writeSourceList(sources: readonly Source[]): string {
  return stringify(sources.map(settingsOf), { lineWidth: 0 })
}

function refused(code: 'not-yaml' | 'not-a-list', line: number, reason: string): ImportPlan {
  return { sources: [], faults: [{ field: '', code, details: { reason }, id: null, line }] }
}

/** So many faults of one source are told. */
const mostFaults = 50

interface Place {
  readonly place: number
  /** Where each id stands first in the list. */
  readonly firsts: ReadonlyMap<string | null, number>
  readonly lineOf: (path: readonly (string | number)[]) => number
  readonly sources: ReadonlyMap<string, Source>
  readonly profiles: readonly string[]
}

function plan(
  value: unknown,
  { place, firsts, lineOf, sources, profiles }: Place,
): PlannedSource | { readonly faults: readonly ListFault[] } {
  const id = idOf(value)
  const located = (faults: readonly SettingsFault[]) => ({
    faults: faults
      .slice(0, mostFaults)
      .map(fault => ({ ...fault, id, line: lineOf([place, ...fault.field.split('.').filter(Boolean)]) })),
  })
  const read = readSettings(value)
  if ('faults' in read) return located(read.faults)
  if (firsts.get(id) !== place) return located([{ field: 'id', code: 'twice', details: { value: id ?? '' } }])
  const before = (id === null ? undefined : sources.get(id)) ?? null
  const result = applySettings(read.settings, { before, profiles })
  if ('faults' in result) return located(result.faults)
  const fields = before === null ? [] : changedFields(before, result.source)
  const outcome = before === null ? 'added' : fields.length > 0 ? 'changed' : 'unchanged'
  return { source: result.source, outcome, fields, line: lineOf([place]) }
}

function idOf(value: unknown): string | null {
  const isObject = typeof value === 'object' && value !== null
  return isObject && 'id' in value && typeof value.id === 'string' ? value.id : null
}

/** Names of the settings in which two states of a source differ. */
export function changedFields(before: Source, after: Source): readonly string[] {
  const [old, now] = [settingsOf(before), settingsOf(after)]
  return (Object.keys(now) as (keyof typeof now)[]).filter(name => !isDeepStrictEqual(old[name], now[name]))
}
