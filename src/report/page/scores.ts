import { html } from 'hono/html'
import { formatNumber, formatPercent } from '../../text/format.ts'
import type { ReportedMethod } from '../quality-report.ts'
import { bar } from './bars.ts'
import { type Context, dimensionText, type Html, pointsText, ratingText } from './context.ts'
import { nextRating } from './head.ts'
import { type Cell, column, numbers, section, table } from './table.ts'

/** The points by all methods; those of the leading one also by dimension and indicator. */
export function scores(context: Context): Html {
  const { report, words, lead } = context
  const heads = [
    column(words.method),
    numbers(words.points),
    column(words.rating),
    column(words.next),
    numbers(words.median),
    numbers(words.representative),
    numbers(words.confidenceHead),
  ]
  const rows = report.methods.map(method => methodRow(method, context))
  return section('scores', words.scores, [
    table(words.scoresCaption, heads, rows),
    html`<p class="small">${words.scoresNote}</p>`,
    lead.result === null ? '' : dimensions(lead, lead.result, context),
    lead.result === null ? '' : indicators(lead, context),
  ])
}

function methodRow(method: ReportedMethod, context: Context): Cell[] {
  const { report, language, words } = context
  const { result, maxPoints } = method
  const name = html`<a href="#method-${method.id}">${method.label[language]}</a>${method.id === report.method ? html` <span class="tag">${words.leads}</span>` : ''}`
  if (result === null) return [name, '–', '–', '–', '–', '–', '–']
  const points = (value: number): string => pointsText(value, maxPoints, language)
  const { rating } = result.mean
  return [
    name,
    html`<span><strong>${points(result.mean.points)}</strong> / ${points(maxPoints)}</span>`,
    html`<span class="rating rating-${rating}">${ratingText(rating, language)}</span>`,
    nextRating(method, context),
    points(result.median),
    result.representative === null ? '–' : points(result.representative),
    formatPercent(result.confidence, language),
  ]
}

function dimensions(lead: ReportedMethod, result: NonNullable<ReportedMethod['result']>, context: Context): Html {
  const { language, words } = context
  const most = (dimension: string): number =>
    lead.indicators.reduce((sum, { inDimension, points }) => sum + (inDimension === dimension ? points : 0), 0)
  const rows = Object.entries(result.mean.byDimension).map(([dimension, points]) => {
    const maxPoints = most(dimension)
    const share = maxPoints === 0 ? 0 : points / maxPoints
    const figures = `${pointsText(points, lead.maxPoints, language)} / ${pointsText(maxPoints, lead.maxPoints, language)}`
    return [dimensionText(dimension, language), figures, html`${formatPercent(share, language)}${bar(share)}`]
  })
  const heads = [column(words.dimension), numbers(words.meanPoints), column(words.share)]
  return table(words.dimensionsCaption(lead.label[language]), heads, rows)
}

function indicators(lead: ReportedMethod, { language, words }: Context): Html {
  const heads = [
    column(words.indicator),
    numbers(words.worth),
    column(words.passed),
    numbers(words.failed),
    numbers(words.unknown),
  ]
  const rows = lead.indicators.map(({ label, points, over, passed, failed, unknown }) => {
    const of = passed + failed + unknown
    const share = of === 0 ? 0 : passed / of
    const count = `${formatNumber(passed, language)} / ${formatNumber(of, language)} ${words.over[over]}`
    return [
      label[language],
      pointsText(points, lead.maxPoints, language),
      html`${count}${bar(share)}`,
      formatNumber(failed, language),
      formatNumber(unknown, language),
    ]
  })
  return html`<details><summary>${words.indicators}</summary>
${table(words.indicatorsCaption(lead.label[language]), heads, rows)}</details>`
}
