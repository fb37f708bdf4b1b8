import { formatNumber } from '../text/format.ts'
import { scoreCommandWords } from '../text/score-command.ts'
import { painter } from './colour.ts'
import type { Context } from './context.ts'
import type { Scoring } from './scoring.ts'
import { printable } from './terminal.ts'

/** How many datasets that would lose points are named. */
const shownDatasets = 5

/** What publishing would change, for a terminal; nothing when it was not asked for. */
export function liveLines({ live, lead }: Scoring, { language, tools }: Context): string[] {
  if (live === null) return []
  const words = scoreCommandWords[language]
  if (live === 'none') return [words.liveNone, '']
  const { title, difference } = live
  const { before, after } = difference.mean[lead.id] ?? { before: null, after: null }
  const number = (points: number | null): string => (points === null ? '–' : formatNumber(points, language))
  const signed = (points: number): string => `${points > 0 ? '+' : ''}${formatNumber(points, language)}`
  const change = before === null || after === null ? '–' : signed(after - before)
  const losing = difference.datasets.filter(
    ({ points }) => (points[lead.id]?.after ?? 0) < (points[lead.id]?.before ?? 0),
  )
  return [
    painter(tools)(words.liveTitle(printable(title)), 'bold'),
    `  ${words.liveMean(number(before), number(after), change)}`,
    `  ${words.liveCounts(difference)}`,
    ...losing.slice(0, shownDatasets).map(({ dataset, points }) => {
      const own = points[lead.id]
      return `  ${number(own.before)} → ${number(own.after)}  ${printable(dataset)}`
    }),
    '',
  ]
}
