import { html } from 'hono/html'
import type { Rating } from '../../model/score.ts'
import { formatNumber, formatPercent } from '../../text/format.ts'
import type { Language } from '../../text/language.ts'
import type { ReportedMethod } from '../quality-report.ts'
import { ratingBar } from './bars.ts'
import { type Context, type Html, ratingText } from './context.ts'
import { type Cell, column, numbers, section, table } from './table.ts'

const shown: readonly Rating[] = ['excellent', 'good', 'sufficient', 'bad']

/** How the datasets are shared among the ratings, as bars and as a table. */
export function ratingShares(context: Context): Html | string {
  const { report, sections, words, language } = context
  const scored = report.methods.flatMap(method => (method.result === null ? [] : [{ method, result: method.result }]))
  if (scored.length === 0) return ''
  const heads = [
    column(words.method),
    column(words.share),
    ...shown.map(rating => numbers(ratingText(rating, language))),
  ]
  const rows = scored.map(({ method, result }) => row(method, result, context))
  return section('ratings', sections.ratings, [legend(context), table(sections.ratingsCaption, heads, rows)])
}

function legend({ language }: Context): Html {
  return html`<ul class="quality-legend" aria-hidden="true">${shown.map(
    rating =>
      html`<li><svg viewBox="0 0 8 8" focusable="false"><rect class="part-${rating}" width="8" height="8"/></svg> ${ratingText(rating, language)}</li>`,
  )}</ul>`
}

function row(
  method: ReportedMethod,
  { byRating, datasets }: NonNullable<ReportedMethod['result']>,
  { language }: Context,
): Cell[] {
  const counts = shown.map(rating => [rating, byRating[rating] ?? 0] as const)
  const knows = (rating: Rating): boolean => method.ratings.some(one => one.rating === rating)
  const cells = counts.map(([rating, count]) => (knows(rating) ? countCell(count, datasets, language) : '–'))
  return [method.label[language], ratingBar(counts), ...cells]
}

function countCell(count: number, of: number, language: Language): Cell {
  if (count === 0) return html`<span class="quiet">0</span>`
  return html`<span>${formatNumber(count, language)} <span class="quiet">${formatPercent(count / of, language)}</span></span>`
}
