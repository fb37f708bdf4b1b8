import { html } from 'hono/html'
import { ratingOf } from '../../score/rating.ts'
import { formatNumber, formatPercent } from '../../text/format.ts'
import type { Html, PageRequest } from '../view.ts'
import { bar } from './bar.ts'

/** Name of the method that pages show. */
export const shownMethod = 'eu-v1'

/** Points to be had in each dimension of EU MQA v1, in the order to show them. */
const dimensionMaximum = {
  findability: 100,
  accessibility: 100,
  interoperability: 110,
  reusability: 75,
  contextuality: 20,
} as const

interface Result {
  readonly points: number
  readonly maxPoints: number
  readonly byDimension: Readonly<Record<string, number>>
}

/** Total, band and a bar per dimension, with the figures. */
export function scorePanel(result: Result, basis: string, request: PageRequest): Html {
  const { words, language } = request
  const rating = ratingOf(Math.round(result.points))
  return html`<div class="score-panel">
<p class="score-total"><span class="figure">${formatNumber(result.points, language)}</span> <span class="of">/ ${formatNumber(result.maxPoints, language)}</span>
<span class="rating rating-${rating}">${words.quality.ratings[rating]}</span></p>
${bar(result.points / result.maxPoints)}
<p class="quiet">${basis}</p>
${dimensionTable(result, request)}
<p class="quiet small">${words.quality.method}</p>
</div>`
}

/** A score in a table cell: points with a small bar; a dash when there is none. */
export function scoreCell(points: number | null, { language, words }: PageRequest): Html {
  if (points === null) return html`<span class="quiet">–</span>`
  const rounded = Math.round(points)
  return html`<span class="score-cell">${formatNumber(rounded, language)}
<span class="quiet">${words.quality.ratings[ratingOf(rounded)]}</span>${bar(points / 405)}</span>`
}

function dimensionTable(result: Result, { words, language }: PageRequest): Html {
  const { quality } = words
  const rows = Object.entries(dimensionMaximum).map(([id, maximum]) => {
    const points = result.byDimension[id] ?? 0
    const name = quality.dimensions[id as keyof typeof dimensionMaximum]
    return html`<tr>
<th scope="row">${name}</th>
<td class="bar-cell">${bar(points / maximum)}</td>
<td class="number">${formatNumber(points, language)} / ${maximum}</td>
<td class="number share">${formatPercent(points / maximum, language)}</td>
</tr>`
  })
  return html`<table class="dimensions"><caption>${quality.dimensionsCaption}</caption>
<thead><tr>
<th scope="col">${quality.dimension}</th>
<td></td><th scope="col" class="number">${quality.points}</th><th scope="col" class="number share">${quality.share}</th></tr></thead>
<tbody>${rows}</tbody></table>`
}
