import { html } from 'hono/html'
import type { ScorePoint } from '../../store/store.ts'
import { formatDate, formatDateTime, formatNumber } from '../../text/format.ts'
import { inLanguage } from '../links.ts'
import type { Html, PageRequest } from '../view.ts'

const width = 640
const height = 160

/** Mean score over time as a line, with its table; nothing for fewer than two points. */
export function scoreTrend(points: readonly ScorePoint[], request: PageRequest): Html {
  if (points.length < 2) return html``
  const { words, language } = request
  const figure = (point: ScorePoint) => formatNumber(Math.round(point.points), language)
  const text = words.harvest.trendText(figure(points[0]), figure(points[points.length - 1]))
  return html`<section><h2>${words.harvest.trend}</h2>
<figure class="trend">
<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="trend-title"><title id="trend-title">${text}</title>
<line class="axis" x1="0" x2="${width}" y1="${height - 1}" y2="${height - 1}"/><polyline class="line" points="${line(points)}"/></svg>
<figcaption>${text} <span class="quiet">${formatDate(points[0].at, language)} – ${formatDate(points[points.length - 1].at, language)}</span></figcaption>
</figure>
<details><summary>${words.harvest.trendCaption}</summary>${table(points, request)}</details></section>`
}

/** The line from 0 to 405 points, the points spread by time. */
function line(points: readonly ScorePoint[]): string {
  const from = points[0].at.getTime()
  const span = Math.max(points[points.length - 1].at.getTime() - from, 1)
  const place = ({ at, points }: ScorePoint) => {
    const x = ((at.getTime() - from) / span) * width
    return `${x.toFixed(1)},${(height - (points / 405) * (height - 8)).toFixed(1)}`
  }
  return points.map(place).join(' ')
}

function table(points: readonly ScorePoint[], { words, language }: PageRequest): Html {
  const rows = points.toReversed().map(
    point =>
      html`<tr><td><a href="${inLanguage(`/harvest/runs/${point.harvest}`, language)}">${formatDateTime(point.at, language)}</a></td>
<td class="number">${formatNumber(point.points, language)}</td>
</tr>`,
  )
  return html`<table><caption>${words.harvest.trendCaption}</caption>
<thead><tr>
<th scope="col">${words.general.date}</th><th scope="col" class="number">${words.quality.points}</th></tr></thead>
<tbody>${rows}</tbody>
</table>`
}
