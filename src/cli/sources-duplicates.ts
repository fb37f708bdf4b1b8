import type { Entry, LikelyDuplicate, LostDuplicate } from '../store/store.ts'
import type { Language } from '../text/language.ts'
import { sourceCommandWords } from '../text/source-commands.ts'
import type { Context } from './context.ts'
import { choose } from './options.ts'
import { cleaned } from './terminal.ts'

/** So many are told of; the pages have them all. */
const most = 1000

/** Tells which of a source's resources are shown from another one, and which may be the same as another's; of all sources without one. */
export async function showDuplicates(
  { source, format }: { readonly source?: string; readonly format: string },
  context: Context,
): Promise<number> {
  const write = choose(formats, ['--format', format], context)
  const store = await context.store()
  const sources = await store.sources()
  if (source !== undefined && !sources.some(({ id }) => id === source)) {
    context.say(context.text.sources.missing(source))
    return 1
  }
  const page = { limit: most, offset: 0 }
  const ids = source === undefined ? sources.map(({ id }) => id) : [source]
  const lost = (await Promise.all(ids.map(id => store.lostDuplicates(id, page)))).flatMap(({ items }) => items)
  const { items: likely } = await store.likelyDuplicates(source === undefined ? {} : { source }, page)
  context.print(write({ lost, likely }, context.language))
  return 0
}

interface Duplicates {
  readonly lost: readonly LostDuplicate[]
  readonly likely: readonly LikelyDuplicate[]
}

const formats: Readonly<Record<string, (duplicates: Duplicates, language: Language) => string>> = {
  text: duplicatesText,
  json: duplicates => JSON.stringify(duplicates, null, 2),
}

function duplicatesText({ lost, likely }: Duplicates, language: Language): string {
  const words = sourceCommandWords[language]
  const lines = [
    ...(lost.length === 0 ? [] : [`${words.lost}:`]),
    ...lost.flatMap(({ lost: loser, entry, decidedBy }) => [
      `  ${named(loser)}`,
      `    ${words.shownFrom(entry.source, words.why[decidedBy])}`,
    ]),
    ...(likely.length === 0 ? [] : [`${words.likely}:`]),
    ...likely.flatMap(({ reason, value, entries }) => [
      `  ${words.reasons[reason]}: ${value}`,
      ...entries.map(entry => `    ${named(entry)}`),
    ]),
  ]
  return lines.length === 0 ? words.noDuplicates : lines.map(cleaned).join('\n')
}

function named({ source, primaryTopic }: Entry): string {
  return `${primaryTopic} (${source})`
}
