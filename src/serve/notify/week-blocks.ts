import { digestWords } from '../../text/digests.ts'
import { formatDateTime } from '../../text/format.ts'
import type { Language } from '../../text/language.ts'
import { inLanguage, sourcePath } from '../links.ts'
import type { Block } from './blocks.ts'
import { oneLine } from './one-line.ts'
import type { Week } from './week.ts'

/** A source's week in words; `headlines` say what has happened to it. */
export function weekBlocks(
  week: Week,
  headlines: readonly string[],
  { language, baseUrl }: { readonly language: Language; readonly baseUrl: string },
): readonly Block[] {
  const words = digestWords[language]
  const address = (path: string) => baseUrl + inLanguage(path, language)
  const title = oneLine(week.source.title, 80)
  return [
    { kind: 'heading', text: title },
    { kind: 'list', label: words.state[week.state].replace(/\.$/, ''), items: factsOf(week, language), rest: null },
    ...(headlines.length === 0 ? [] : [{ kind: 'list', label: words.happened, items: headlines, rest: null } as const]),
    ...week.held.map(run => ({ kind: 'link', label: words.held, href: address(`/harvest/runs/${run.id}`) }) as const),
    { kind: 'link', label: words.source, href: address(sourcePath(week.source)) },
  ]
}

function factsOf(week: Week, language: Language): readonly string[] {
  const words = digestWords[language]
  const { added, updated, removed, failed, runs, counts, countsBefore, score } = week
  const isChanged = added + updated + removed > 0
  return [
    week.lastGood === null ? words.neverGood : words.lastGood(formatDateTime(week.lastGood, language)),
    isChanged ? words.changes(added, updated, removed) : words.noChanges,
    ...(failed === 0 ? [] : [words.failures(failed, runs)]),
    words.violations(counts.Violation, trend(counts.Violation, countsBefore?.Violation ?? null, language)),
    words.warnings(counts.Warning, trend(counts.Warning, countsBefore?.Warning ?? null, language)),
    ...(score === null
      ? []
      : [words.score(score.points, score.maxPoints, scoreTrend(score.points, score.before, language))]),
  ]
}

function trend(now: number, before: number | null, language: Language): string {
  const words = digestWords[language]
  if (before === null) return ''
  if (now === before) return words.same
  return now > before ? words.more(now - before) : words.fewer(before - now)
}

function scoreTrend(now: number, before: number | null, language: Language): string {
  const words = digestWords[language]
  if (before === null) return ''
  const change = Math.round(now) - Math.round(before)
  if (change === 0) return words.level
  return change > 0 ? words.up(change) : words.down(-change)
}
