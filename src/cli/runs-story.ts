import { wasJudged } from '../harvest/judged.ts'
import type { Exchange } from '../model/document.ts'
import type { FindingsDelta, Harvest, LogEntry } from '../model/harvest.ts'
import { shownExchange } from '../serve/parts/run/shown-exchange.ts'
import { formatDuration } from '../text/duration.ts'
import { formatBytes, formatDateTime, formatNumber } from '../text/format.ts'
import { harvestErrorAdvice, harvestErrorText } from '../text/harvest-errors.ts'
import type { Language } from '../text/language.ts'
import { runCommandWords } from '../text/run-commands.ts'
import { statusText } from '../text/statuses.ts'
import { words } from '../text/words.ts'
import type { Context } from './context.ts'
import { cleaned, printable } from './terminal.ts'

/** So many lines of a sort are shown; the rest is in the JSON. */
const mostLines = 20

/** A run for a terminal: how it ended and why, what it asked and got, what it changed and found. */
export async function storyText(harvest: Harvest, context: Context): Promise<string> {
  const store = await context.store()
  const { language } = context
  const { story } = runCommandWords[language]
  const isJudged = harvest.status !== 'unchanged' || harvest.received !== null
  const counts = isJudged ? await store.harvestFindingCounts(harvest.id) : null
  const findings =
    counts === null || !wasJudged(harvest)
      ? null
      : context.text.verdict.counts(counts.Violation, counts.Warning, counts.Info)
  const rows = { ...factsOf(harvest, language), findings }
  const width = Math.max(...Object.values(story.rows).map(name => name.length))
  const facts = Object.entries(story.rows).flatMap(([key, name]) => {
    const value = rows[key as keyof typeof rows] ?? null
    return value === null ? [] : [`  ${name.padEnd(width)}  ${value}`]
  })
  const lines = [
    story.run(harvest.id, harvest.source),
    ...facts,
    ...listed(story.removes, removalsOf(harvest), language),
    ...listed(
      story.delta,
      (await store.findingsDelta(harvest.id)).map(delta => deltaLine(delta, language)),
      language,
    ),
    ...listed(
      story.exchanges,
      harvest.exchanges.map(exchange => exchangeLine(exchange, language)),
      language,
    ),
    ...listed(story.steps, stepLines(harvest, language), language),
    ...listed(story.log, (await store.logOf(harvest.id)).map(logLine), language),
    ...hints(harvest, (await store.diffs(harvest.id)) !== null, language),
  ]
  return lines.map(cleaned).join('\n')
}

type Facts = Readonly<Partial<Record<keyof (typeof runCommandWords)['sv']['story']['rows'], string | null>>>

function factsOf(harvest: Harvest, language: Language): Facts {
  const { status, error, startedAt, endedAt, trigger, changes, received, decision, digest } = harvest
  const { story, counts } = runCommandWords[language]
  const number = (value: number): string => formatNumber(value, language)
  const why = harvest.unchangedBy === null ? '' : `: ${story.unchangedBy[harvest.unchangedBy]}`
  const partial = harvest.isComplete === false ? `; ${story.incomplete}` : ''
  return {
    status: statusText(status)[language] + why + partial,
    reason: error === null ? null : harvestErrorText(error.code, error.details)[language],
    advice: error === null ? null : harvestErrorAdvice(error.code, error.details)[language],
    started: formatDateTime(startedAt, language),
    took: formatDuration(endedAt.getTime() - startedAt.getTime(), language),
    trigger: story.triggers[trigger],
    received: received === null ? null : `${received.finalUrl} (${formatBytes(received.bytes, language)})`,
    changes: changes === null ? null : counts(number(changes.added), number(changes.updated), number(changes.removed)),
    missing: changes === null || changes.missing === 0 ? null : story.missing(changes.missing),
    decision:
      decision === null
        ? null
        : `${story.decided[decision.kind]} ${story.by(decision.by, formatDateTime(decision.at, language))}`,
    digest,
  }
}

/** What a held run would remove. */
function removalsOf({ status, changes }: Harvest): readonly string[] {
  return status === 'held' && changes !== null ? [...changes.removedURIs, ...changes.missingURIs] : []
}

function deltaLine({ appeared, gone, message }: FindingsDelta, language: Language): string {
  const { story } = runCommandWords[language]
  const counts = story.deltaRow(formatNumber(appeared, language), formatNumber(gone, language))
  return printable(`${counts}: ${message[language]}`)
}

function exchangeLine(exchange: Exchange, language: Language): string {
  const { url, attempt, ms, status, bytes, error } = shownExchange(exchange)
  const facts = [
    String(status ?? error ?? '–'),
    formatBytes(bytes, language),
    formatDuration(ms, language),
    ...(attempt > 1 ? [runCommandWords[language].story.attempt(attempt)] : []),
  ]
  return `${printable(url)}  ${facts.join(' · ')}`
}

function stepLines({ timings }: Harvest, language: Language): readonly string[] {
  const steps: Readonly<Record<string, string>> = words[language].harvest.steps
  const named = Object.entries(timings).map(([step, ms]) => [steps[step] ?? step, ms] as const)
  const width = Math.max(0, ...named.map(([name]) => name.length))
  return named.map(([name, ms]) => `${name.padEnd(width)}  ${formatDuration(ms, language)}`)
}

function logLine({ at, level, event, facts }: LogEntry): string {
  const told = Object.entries(facts).map(([name, value]) => `${name}=${value}`)
  return printable([at.toISOString(), level, event, ...told].join(' '))
}

function hints({ id, status, decision }: Harvest, isKept: boolean, language: Language): readonly string[] {
  const { story } = runCommandWords[language]
  return [
    ...(isKept ? ['', story.toChanges(id)] : []),
    ...(status === 'held' && decision === null ? ['', story.toDecide(id)] : []),
  ]
}

function listed(title: string, lines: readonly string[], language: Language): readonly string[] {
  if (lines.length === 0) return []
  const rest = lines.length - mostLines
  const shown = [...lines.slice(0, mostLines), ...(rest > 0 ? [runCommandWords[language].more(rest)] : [])]
  return ['', `${title}:`, ...shown.map(line => `  ${line}`)]
}
