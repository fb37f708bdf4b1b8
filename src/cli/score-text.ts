import type { Score } from '../model/score.ts'
import type { Context } from './context.ts'
import type { Scored, Scoring } from './scoring.ts'
import { printable } from './terminal.ts'

/** How many of the datasets with fewest points are named. */
const worstShown = 5

/** The result of scoring for a terminal: per method the mean and its dimensions, then the datasets with fewest points. */
export function scoreText({ name, methods }: Scoring, context: Context): string {
  const { scoreWords: words } = context.text
  const [first] = methods
  const lines = [`${name} · ${words.datasets(first.scores.length)}`]
  if (first.mean === null) return [...lines, words.none].join('\n')
  const notes = [
    ...(first.given.urlStatus === null ? [words.unknownLinks] : []),
    ...(first.given.compliant(first.scores[0].computedOn) === null ? [words.unjudged] : []),
  ]
  return [
    ...lines,
    ...methods.flatMap(scored => methodLines(scored, context)),
    '',
    ...worstLines(first, context),
    ...notes,
  ].join('\n')
}

function methodLines({ method, mean, scores }: Scored, { text, language }: Context): string[] {
  if (mean === null) return []
  const { scoreWords: words } = text
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  const total = `${number.format(mean.points)} ${words.of} ${mean.maxPoints}, ${words.ratings[mean.rating]}`
  const dimensions = Object.entries(mean.byDimension).map(
    ([dimension, points]) =>
      `  ${wordFor(words.dimensions, dimension).padEnd(20)} ${number.format(points).padStart(6)}`,
  )
  return ['', `${method}: ${total}${scores.length > 1 ? ` (${words.mean.toLowerCase()})` : ''}`, ...dimensions]
}

function worstLines({ scores }: Scored, { text }: Context): string[] {
  if (scores.length < 2) return []
  const worst = scores.toSorted((a: Score, b: Score) => a.points - b.points).slice(0, worstShown)
  return [
    text.scoreWords.worst,
    ...worst.map(({ computedOn, points }) => `  ${String(points).padStart(3)}  ${printable(computedOn)}`),
    '',
  ]
}

function wordFor(words: Readonly<Record<string, string>>, name: string): string {
  return words[name] ?? name
}
