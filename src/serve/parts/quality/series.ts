import { html } from 'hono/html'
import type { Method } from '../../../model/score.ts'
import type { SeriesPoint } from '../../../model/score-history.ts'
import { formatDate, formatNumber } from '../../../text/format.ts'
import { qualityWords } from '../../../text/quality.ts'
import type { Html, PageRequest } from '../../view.ts'
import { chart } from '../chart.ts'
import { pointsText } from '../score.ts'
import { table } from '../table.ts'
import { causesText, signed } from './causes.ts'

/** Most rows of the table; the API gives all. */
const mostRows = 60

/** The mean of a group day by day as a line, with its table and why it changed. */
export function seriesSection(series: readonly SeriesPoint[], method: Method, request: PageRequest): Html {
  const { language } = request
  const words = qualityWords[language]
  if (series.length === 0) return html``
  return html`<section id="trend"><h2>${words.seriesTitle}</h2>${series.length < 2 ? html`<p class="quiet">${words.seriesNone}</p>` : figure(series, method, request)}
<details><summary>${words.seriesTable}</summary>${seriesTable(series, method, request)}</details></section>`
}

function figure(series: readonly SeriesPoint[], method: Method, request: PageRequest): Html {
  const { language } = request
  const [first, last] = [series[0], series[series.length - 1]]
  const written = (point: SeriesPoint) => pointsText(point.points, method, language)
  const text = qualityWords[language].seriesText(written(first), written(last))
  const places = series.map(({ day, points }) => ({ at: noon(day), points }))
  return html`<figure class="trend">${chart(places, method, { text, request })}
<figcaption>${text} <span class="quiet">${formatDate(noon(first.day), language)} – ${formatDate(noon(last.day), language)}</span></figcaption>
</figure>`
}

function seriesTable(series: readonly SeriesPoint[], method: Method, { language }: PageRequest): Html {
  const words = qualityWords[language]
  const heads = [
    words.day,
    { label: words.mean, isNumber: true },
    { label: words.change, isNumber: true },
    words.why,
    { label: words.datasets, isNumber: true },
  ]
  const rows = series.map(({ day, points, datasets, causes }, at) => [
    html`<time datetime="${day}">${formatDate(noon(day), language)}</time>`,
    pointsText(points, method, language),
    at === 0 ? '–' : signed(points - series[at - 1].points, method, language),
    causesText(causes, method, language),
    formatNumber(datasets, language),
  ])
  return table(words.seriesCaption(method.label[language]), heads, rows.toReversed().slice(0, mostRows))
}

/** The middle of a day: the same date in every time zone of Europe. */
function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}
