import type { Aggregate } from '../model/aggregate.ts'
import type { Method } from '../model/score.ts'
import type { Language } from '../text/language.ts'
import { scoreCommandWords } from '../text/score-command.ts'
import { painter } from './colour.ts'
import type { Context } from './context.ts'
import { figure } from './score-figure.ts'
import { fixLines } from './score-fixes-text.ts'
import { liveLines } from './score-live.ts'
import type { Scoring } from './scoring.ts'
import { printable } from './terminal.ts'

/** How many of the datasets with fewest points are named. */
const worstShown = 5

/** The result of scoring for a terminal: each method's mean, what pays most, the datasets with fewest points, what is not known. */
export function scoreText(scoring: Scoring, context: Context): string {
  const { name, assessed, hasLinks, isValidated } = scoring
  const words = scoreCommandWords[context.language]
  const paint = painter(context.tools)
  const head = paint(`${printable(name)} · ${words.datasets(assessed.length)}`, 'bold')
  if (assessed.length === 0) return [head, words.none].join('\n')
  return [
    head,
    '',
    ...methodLines(scoring, context),
    dimensionLine(scoring, context),
    ...exportLines(scoring, context),
    '',
    ...fixLines(scoring, context),
    ...worstLines(scoring, context),
    ...liveLines(scoring, context),
    ...(hasLinks ? [] : [words.unknownLinks]),
    ...(isValidated ? [] : [words.unjudged]),
  ].join('\n')
}

function methodLines({ methods, aggregates, lead }: Scoring, { language, tools }: Context): string[] {
  const paint = painter(tools)
  const rows = methods.flatMap(method => {
    const found = aggregates.find(aggregate => aggregate.method === method.id)
    return found === undefined ? [] : [{ method, cells: methodCells(method, found, language) }]
  })
  const widths = [0, 1, 2].map(column => Math.max(...rows.map(({ cells }) => cells[column].length)))
  return rows.map(({ method, cells: [label, points, rating, next] }) => {
    const line = `  ${label.padEnd(widths[0])}  ${points.padStart(widths[1])}  ${rating.padEnd(widths[2])}  ${next}`
    return method.id === lead.id ? paint(line.trimEnd(), 'bold') : line.trimEnd()
  })
}

/** The dimensions of the leading method. */
function dimensionLine({ aggregates, lead }: Scoring, { language }: Context): string {
  const words: Readonly<Record<string, string>> = scoreCommandWords[language].dimensions
  const found = aggregates.find(({ method }) => method === lead.id)
  const parts = Object.entries(found?.mean.byDimension ?? {}).map(
    ([dimension, points]) => `${words[dimension] ?? dimension} ${figure(points, found?.maxPoints ?? 0, language)}`,
  )
  return `  ${parts.join(' · ')}`
}

/** What only our export gives is no work of theirs. */
function exportLines({ aggregates }: Scoring, { language }: Context): string[] {
  const of = (id: string) => aggregates.find(({ method }) => method === id)
  const [harvested, exported] = [of('eu-v1'), of('eu-v1-export')]
  const given = (exported?.mean.points ?? 0) - (harvested?.mean.points ?? 0)
  if (harvested === undefined || exported === undefined || given < 0.05) return []
  return [`  ${scoreCommandWords[language].exported(figure(given, exported.maxPoints, language))}`]
}

function methodCells(method: Method, { mean, maxPoints, toNextRating }: Aggregate, language: Language): string[] {
  const words = scoreCommandWords[language]
  const place = method.ratings.findIndex(({ rating }) => rating === mean.rating)
  const next = place > 0 ? method.ratings[place - 1].rating : null
  const isBelow = next !== null && toNextRating !== null
  return [
    method.label[language],
    words.of(figure(mean.points, maxPoints, language), figure(maxPoints, maxPoints, language)),
    words.ratings[mean.rating],
    isBelow ? words.toNext(figure(toNextRating, maxPoints, language), words.ratings[next]) : '',
  ]
}

function worstLines({ assessed, methods, lead }: Scoring, { language, tools }: Context): string[] {
  if (assessed.length < 2) return []
  const place = methods.findIndex(({ id }) => id === lead.id)
  const rows = assessed.map(({ assessment, points }) => ({ name: assessment.computedOn, ...points[place] }))
  const worst = rows.toSorted((a, b) => a.points - b.points).slice(0, worstShown)
  return [
    painter(tools)(scoreCommandWords[language].worst, 'bold'),
    ...worst.map(
      ({ name, points, maxPoints }) => `  ${figure(points, maxPoints, language).padStart(6)}  ${printable(name)}`,
    ),
    '',
  ]
}
