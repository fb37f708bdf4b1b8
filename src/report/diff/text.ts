import type { ResourceDiff } from '../../model/diff.ts'
import { diffWords } from '../../text/diff.ts'
import type { ToldChange } from './changes.ts'
import { type TellOptions, type ToldPart, type ToldResource, tell } from './told.ts'

/** More values of one property than this are only counted. */
const mostValues = 10

/** The comparison in words: resource by resource, property by property. What is new or gone as a whole is named and counted. */
export function* diffText(diffs: readonly ResourceDiff[], options: TellOptions): Iterable<string> {
  const words = diffWords[options.language]
  if (diffs.length === 0) {
    yield `${words.none}\n`
    return
  }
  const count = (kind: ResourceDiff['kind']): number => diffs.filter(diff => diff.kind === kind).length
  yield `${words.counts(count('added'), count('updated'), count('removed'))}\n`
  for (const resource of tell(diffs, options)) yield* resourceText(resource, options)
}

function* resourceText(resource: ToldResource, options: TellOptions): Iterable<string> {
  const { kind, heading, name, primaryTopic, gone, appeared } = resource
  const total = diffWords[options.language].statements(gone + appeared)
  yield `\n${heading}: ${name}${kind === 'updated' ? '' : ` (${total})`}\n`
  if (name !== primaryTopic) yield `  ${primaryTopic}\n`
  if (kind === 'updated') yield* details(resource, '  ', options)
}

function* details(
  { changes, parts }: Pick<ToldPart, 'changes' | 'parts'>,
  indent: string,
  options: TellOptions,
): Iterable<string> {
  for (const change of changes) yield `${indent}${changeText(change, options)}\n`
  for (const part of parts) {
    yield `${indent}${partText(part, options)}\n`
    yield* details(part, `${indent}  `, options)
  }
}

function partText({ property, name, kind }: ToldPart, { language }: TellOptions): string {
  const { isNew, isGone } = diffWords[language]
  const state = { added: ` (${isNew})`, removed: ` (${isGone})`, updated: '' }[kind]
  return `${property}${name === '' ? '' : ` ${name}`}${state}:`
}

function changeText({ property, language: tag, before, after }: ToldChange, { language }: TellOptions): string {
  const words = diffWords[language]
  const label = tag === '' ? property : `${property} (${tag})`
  if (before.length === 1 && after.length === 1) return `${label}: ${before[0]} → ${after[0]}`
  const list = (values: readonly string[]): string => {
    const rest = values.length - mostValues
    return [...values.slice(0, mostValues), ...(rest > 0 ? [words.more(rest)] : [])].join(', ')
  }
  const said = [
    ...(before.length > 0 ? [`${words.removed} ${list(before)}`] : []),
    ...(after.length > 0 ? [`${words.added} ${list(after)}`] : []),
  ]
  return `${label}: ${said.join('; ')}`
}
