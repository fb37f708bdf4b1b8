import { html } from 'hono/html'
import type { Trend } from '../quality-report.ts'
import { movedByUs } from '../trend.ts'
import { type Context, type Html, pointsText } from './context.ts'
import { dayText } from './day.ts'

const width = 640
const height = 180
const edge = 6

/** The least part of a method's points that the chart is high. */
const leastSpan = 0.05

/** A line through the medians of every day, with a mark for each day when we changed something. */
export function trendChart({ daily, changes }: Trend, text: string, { lead, language }: Context): Html {
  const [low, high] = rangeOf(
    daily.map(({ points }) => points),
    lead.maxPoints,
  )
  const across = acrossOf(daily.map(({ day }) => day))
  const up = (points: number): number => height - edge - ((points - low) / (high - low)) * (height - 2 * edge)
  const line = daily.map(({ day, points }) => `${across(day).toFixed(1)},${up(points).toFixed(1)}`).join(' ')
  const marks = changes
    .filter(change => movedByUs(change) !== 0)
    .map(({ day }) => across(day).toFixed(1))
    .map(x => html`<line class="mark-line" x1="${x}" x2="${x}" y1="0" y2="${height}"/>`)
  const limits = lead.ratings
    .filter(({ least }) => least > low && least < high)
    .map(
      ({ least }) =>
        html`<line class="limit-line" x1="0" x2="${width}" y1="${up(least).toFixed(1)}" y2="${up(least).toFixed(1)}"/>`,
    )
  const label = (points: number): string => pointsText(points, lead.maxPoints, language)
  return html`<figure class="quality-trend">
<div class="quality-plot"><div class="quality-scale" aria-hidden="true"><span>${label(high)}</span><span>${label(low)}</span></div>
<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-labelledby="trend-title"><title id="trend-title">${text}</title>
<line class="axis" x1="0" x2="${width}" y1="${height}" y2="${height}"/>${limits}${marks}<polyline class="line" points="${line}"/></svg></div>
<div class="quality-days" aria-hidden="true"><span>${dayText(daily[0].day, language)}</span><span>${dayText(daily[daily.length - 1].day, language)}</span></div>
<figcaption>${text}</figcaption>
</figure>
`
}

/** Lowest and highest of the scale: what there is and some room, within what a method can give. */
function rangeOf(values: readonly number[], maxPoints: number): readonly [number, number] {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const room = Math.max((most - least) * 0.15, (maxPoints * leastSpan) / 2)
  return [Math.max(0, least - room), Math.min(maxPoints, most + room)]
}

function acrossOf(days: readonly string[]): (day: string) => number {
  const [first, last] = [Date.parse(days[0]), Date.parse(days[days.length - 1])]
  const span = Math.max(last - first, 1)
  return day => Math.min(Math.max((Date.parse(day) - first) / span, 0), 1) * width
}
