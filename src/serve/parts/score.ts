import { html } from 'hono/html'
import type { Method } from '../../model/score.ts'
import { ratingOf, roundedMean } from '../../score/rating.ts'
import { formatNumber, formatPercent } from '../../text/format.ts'
import type { Language } from '../../text/language.ts'
import { qualityWords } from '../../text/quality.ts'
import { inLanguage } from '../links.ts'
import { dimensionsOf } from '../quality/method.ts'
import type { Html, PageRequest } from '../view.ts'
import { bar } from './bar.ts'

interface Result {
  readonly points: number
  readonly maxPoints: number
  readonly byDimension: Readonly<Record<string, number>>
}

/** Total, band, what lacks to the next and a bar per dimension, with the figures. */
export function scorePanel(
  result: Result,
  method: Method,
  { basis, request }: { readonly basis: Html | string; readonly request: PageRequest },
): Html {
  const { language } = request
  const words = qualityWords[language]
  return html`<div class="score-panel">
<p class="score-total"><span class="figure">${formatNumber(result.points, language)}</span> <span class="of">/ ${formatNumber(result.maxPoints, language)}</span>
${ratingMark(result.points, method, request)}</p>
${bar(result.points / result.maxPoints)}
<p class="small">${nextText(result.points, method, request)}</p>
<p class="quiet">${basis}</p>
${dimensionTable(result, method, request)}
<p class="quiet small">${method.label[language]}. <a href="${inLanguage('/metadatakvalitet/metod', language)}">${words.moreOnMethods}</a></p>
</div>`
}

/** The rating of points, as a mark. */
function ratingMark(points: number, method: Method, { words }: PageRequest): Html {
  const rating = ratingOf(roundedMean(points, method), method)
  return html`<span class="rating rating-${rating}">${words.quality.ratings[rating]}</span>`
}

/** How far it is to the next rating. */
function nextText(points: number, method: Method, { language, words }: PageRequest): string {
  const own = qualityWords[language]
  const place = method.ratings.findIndex(({ least }) => roundedMean(points, method) >= least)
  const next = place === 0 ? undefined : method.ratings.at(place === -1 ? -1 : place - 1)
  if (next === undefined) return own.best
  const lacking = Math.max(next.least - points, 0)
  return own.toNext(pointsText(lacking, method, language), words.quality.ratings[next.rating].toLowerCase())
}

/** A score in a table cell: points with a small bar; a dash when there is none. */
export function scoreCell(points: number | null, method: Method, { language, words }: PageRequest): Html {
  if (points === null) return html`<span class="quiet">–</span>`
  const shown = roundedMean(points, method)
  return html`<span class="score-cell">${formatNumber(shown, language)}
<span class="quiet">${words.quality.ratings[ratingOf(shown, method)]}</span>${bar(points / method.maxPoints)}</span>`
}

/** Points as they are written under a method: two decimals where the whole is a few points. */
export function pointsText(points: number, { maxPoints }: Pick<Method, 'maxPoints'>, language: Language): string {
  const decimals = maxPoints < 50 ? 2 : 1
  const isNothing = Math.abs(points) < 10 ** -decimals / 2
  return formatNumber(isNothing ? 0 : points, language, decimals)
}

function dimensionTable(result: Result, method: Method, { words, language }: PageRequest): Html {
  const { quality } = words
  const names: Readonly<Record<string, string>> = quality.dimensions
  const rows = dimensionsOf(method).map(({ name, maxPoints }) => {
    const points = result.byDimension[name] ?? 0
    return html`<tr>
<th scope="row">${names[name] ?? name}</th>
<td class="bar-cell">${maxPoints === null ? '' : bar(points / maxPoints)}</td>
<td class="number">${pointsText(points, method, language)}${maxPoints === null ? '' : html` / ${formatNumber(maxPoints, language)}`}</td>
<td class="number share">${maxPoints === null ? '' : formatPercent(points / maxPoints, language)}</td>
</tr>`
  })
  return html`<table class="dimensions"><caption>${quality.dimensionsCaption}</caption>
<thead><tr>
<th scope="col">${quality.dimension}</th>
<td></td><th scope="col" class="number">${quality.points}</th><th scope="col" class="number share">${quality.share}</th></tr></thead>
<tbody>${rows}</tbody></table>`
}
