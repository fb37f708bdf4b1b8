import type { Aggregate } from '../model/aggregate.ts'
import type { RankedFix } from '../model/assessment.ts'
import type { Method } from '../model/score.ts'
import type { Language } from '../text/language.ts'
import { scoreCommandWords } from '../text/score-command.ts'
import { painter } from './colour.ts'
import type { Context } from './context.ts'
import { liveLines } from './score-live.ts'
import type { Scoring } from './scoring.ts'
import { cleaned, printable } from './terminal.ts'

/** How many of the datasets with fewest points are named, and how many fixes. */
const [worstShown, fixesShown] = [5, 7]

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
    '',
    ...fixLines(scoring, context),
    ...worstLines(scoring, context),
    ...liveLines(scoring, context),
    ...(hasLinks ? [] : [words.unknownLinks]),
    ...(isValidated ? [] : [words.unjudged]),
  ].join('\n')
}

/** Points as people read them: whole ones where there may be hundreds, else with decimals. */
export function figure(points: number, maxPoints: number, language: Language): string {
  const digits = maxPoints < 50 ? 2 : 1
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(points)
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

function fixLines({ ranked, lead, aggregates }: Scoring, { language, tools }: Context): string[] {
  const words = scoreCommandWords[language]
  const paint = painter(tools)
  const maxPoints = aggregates.find(({ method }) => method === lead.id)?.maxPoints ?? lead.maxPoints
  const shown = ranked.slice(0, fixesShown)
  const rest = ranked.length - shown.length
  if (shown.length === 0) return [words.nothingToMend, '']
  return [
    paint(words.pays(lead.label[language]), 'bold'),
    ...shown.flatMap((row, place) => rankedLines(row, place + 1, { language, maxPoints, method: lead.id })),
    ...(rest > 0 ? [`  ${words.more(rest)}`] : []),
    '',
  ]
}

function rankedLines(
  { fix, found, resources, datasets, gains, after }: RankedFix,
  number: number,
  { language, maxPoints, method }: { readonly language: Language; readonly maxPoints: number; readonly method: string },
): string[] {
  const words = scoreCommandWords[language]
  const shown = (points: number): string => figure(points, maxPoints, language)
  const gain = words.gain(shown(gains[method] ?? 0)).padStart(8)
  const indent = ' '.repeat(14)
  return [
    ` ${String(number).padStart(2)}. ${gain}  ${cleaned(fix.label[language])} · ${words.places(resources, datasets)}, ${words.after(shown(after))}`,
    `${indent}${cleaned(fix.text[language])}`,
    ...(found === null ? [] : [`${indent}${words.now} ${printable(found)}`]),
    ...(fix.turtle === null ? [] : [`${indent}${words.write} ${cleaned(fix.turtle)}`]),
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
