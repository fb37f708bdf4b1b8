import { createFingerprints } from '../harvest/fingerprint.ts'
import { type Preview, preview } from '../harvest/preview.ts'
import { createSlots } from '../harvest/slots.ts'
import { severities } from '../model/finding.ts'
import { type FindingsDelta, isGood } from '../model/harvest.ts'
import type { StoredSource } from '../store/store.ts'
import { formatNumber } from '../text/format.ts'
import { harvestErrorText } from '../text/harvest-errors.ts'
import { fromTo, type HarvestingWords, harvestingWords } from '../text/harvesting.ts'
import type { Language } from '../text/language.ts'
import type { Context } from './context.ts'
import { harvestTools } from './harvest-sources.ts'
import { cleaned } from './terminal.ts'

interface Options {
  readonly force?: boolean | undefined
  readonly format: string
}

/** So many resources and rules are named of each sort; all are in the JSON. */
const mostNamed = 10

/** `skord harvest --dry-run`: what harvests of the sources would do. Exit code 1 when one would fail or be held. */
export async function previewSources(
  sources: readonly StoredSource[],
  { force = false, format }: Options,
  context: Context,
): Promise<number> {
  const tools = { ...(await harvestTools(context)), force, slots: createSlots(), fingerprintOf: createFingerprints() }
  const previews = await Promise.all(sources.map(source => preview(source, tools)))
  if (format === 'json') context.print(JSON.stringify(previews, null, 2))
  else context.print(previews.map((each, place) => previewText(each, sources[place].title, context)).join('\n\n'))
  return previews.every(({ harvest }) => isGood(harvest)) ? 0 : 1
}

/** A preview for a terminal. */
function previewText(shown: Preview, title: string, { language }: Context): string {
  const words = harvestingWords(language)
  const { harvest, isHarvested } = shown
  const { status, error, isComplete } = harvest
  const notes = [
    ...(error === null ? [] : [harvestErrorText(error.code, error.details)[language]]),
    ...(isHarvested ? [] : [words.preview.first]),
    ...(isComplete === false ? [words.preview.incomplete] : []),
  ]
  const figures = status === 'failed' ? [] : figureLines(shown, language)
  const lines = [words.preview[status](title), ...notes.map(indented), ...figures, ...listLines(shown, language)]
  return lines.map(cleaned).join('\n')
}

function figureLines({ harvest: { changes }, score, findings }: Preview, language: Language): readonly string[] {
  const words = harvestingWords(language)
  const number = (value: number): string => formatNumber(value, language)
  const counts = changes ?? { added: 0, updated: 0, removed: 0, unchanged: 0, missingURIs: [] }
  const going = counts.removed + counts.missingURIs.length
  const { added, updated, unchanged } = counts
  const rest = unchanged - counts.missingURIs.length
  const figures: readonly (readonly [string, string])[] = [
    [words.preview.records, words.changes(added, updated, going, rest)],
    [words.preview.score, words.preview.of(fromTo(score.before, score.after, language), number(score.maxPoints ?? 0))],
    ...severities.map(severity => {
      const { before, after } = findings
      const counted = fromTo(before?.[severity] ?? null, after?.[severity] ?? null, language)
      return [words.preview.findings[severity], counted] as const
    }),
  ]
  const width = Math.max(...figures.map(([name]) => name.length))
  return figures.map(([name, value]) => indented(`${name.padEnd(width)}  ${value}`))
}

function listLines({ harvest: { changes }, lost, findingsDelta }: Preview, language: Language): readonly string[] {
  const words = harvestingWords(language)
  const { added, updated, going, removed, lost: lostTitle, shownFrom, rules } = words.preview
  const losing = lost.map(({ primaryTopic, to }) => `${primaryTopic} ${shownFrom(to.source)}`)
  return [
    ...listed(added, changes?.addedURIs ?? [], words),
    ...listed(updated, changes?.updatedURIs ?? [], words),
    ...listed(going, changes?.missingURIs ?? [], words),
    ...listed(removed, changes?.removedURIs ?? [], words),
    ...listed(lostTitle, losing, words),
    ...deltaLines(rules, findingsDelta, language),
  ]
}

/** Rules whose outcome differs, under a title; nothing when there are none. */
export function deltaLines(title: string, delta: readonly FindingsDelta[], language: Language): readonly string[] {
  const words = harvestingWords(language)
  const lines = delta.map(({ severity, message, appeared, gone }) => {
    return `${words.preview.findings[severity]}, ${words.rule(appeared, gone)}: ${message[language]}`
  })
  return listed(title, lines, words)
}

function listed(title: string, lines: readonly string[], words: HarvestingWords): readonly string[] {
  if (lines.length === 0) return []
  const rest = lines.length - mostNamed
  const shown = [...lines.slice(0, mostNamed), ...(rest > 0 ? [words.more(rest)] : [])]
  return [indented(`${title}:`), ...shown.map(line => indented(indented(line)))]
}

function indented(line: string): string {
  return `  ${line}`
}
