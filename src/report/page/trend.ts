import { html } from 'hono/html'
import { formatNumber } from '../../text/format.ts'
import type { TrendChange } from '../quality-report.ts'
import { movedByUs } from '../trend.ts'
import { type Context, gainText, type Html, pointsText } from './context.ts'
import { dayText } from './day.ts'
import { type Cell, column, type Head, numbers, section, table } from './table.ts'
import { trendChart } from './trend-chart.ts'

/** How many days the table shows at once, the rest are folded away. */
const shownDays = 10
const causes = ['metadata', 'link', 'datasets', 'method', 'vocabulary'] as const

/** How the mean has moved, and why. */
export function trend(context: Context): Html | string {
  const { report, sections, language, lead } = context
  if (report.trend === null) return ''
  const { changes, daily } = report.trend
  if (daily.length === 0 || changes.length < 2) {
    return section('trend', sections.trend, html`<p>${sections.noTrend}</p>`)
  }
  const points = (value: number): string => pointsText(value, lead.maxPoints, language)
  // What was counted, as the heading and the table have it; the line is smoothed.
  const [start, end] = [changes[0], changes[changes.length - 1]]
  const text = sections.trendText(
    dayText(start.day, language),
    points(start.comparable),
    dayText(end.day, language),
    points(end.comparable),
  )
  const rows = changes.toReversed().map(change => row(change, context))
  const heads: Head[] = [
    column(sections.day),
    numbers(sections.meanThen),
    numbers(sections.meanNow),
    ...causes.map(cause => numbers(sections.causes[cause])),
    numbers(sections.datasetsHead),
  ]
  const older =
    rows.length <= shownDays
      ? ''
      : html`<details><summary>${sections.trendAll}</summary>${table(sections.trendAll, heads, rows.slice(shownDays))}</details>`
  return section('trend', sections.trend, [
    trendChart(report.trend, text, context),
    marks(context),
    html`<p class="small">${sections.trendNote}</p>`,
    table(sections.trendCaption, heads, rows.slice(0, shownDays)),
    older,
  ])
}

function marks({ report, sections, language, lead }: Context): Html | string {
  const moved = (report.trend?.changes ?? []).filter(change => movedByUs(change) !== 0)
  if (moved.length === 0) return ''
  const items = moved.map(
    change =>
      html`<li>${sections.mark(dayText(change.day, language), gainText(movedByUs(change), lead.maxPoints, language))}</li>`,
  )
  return html`<p class="small quality-marks"><strong>${sections.marks}</strong></p><ul class="small">${items}</ul>`
}

function row(change: TrendChange, { language, lead }: Context): Cell[] {
  const points = (value: number): string => pointsText(value, lead.maxPoints, language)
  const part = (value: number | undefined): string =>
    value === undefined || value === 0 ? '–' : gainText(value, lead.maxPoints, language)
  return [
    dayText(change.day, language),
    points(change.points),
    points(change.comparable),
    ...causes.map(cause => part(change.causes[cause])),
    formatNumber(change.datasets, language),
  ]
}
