import { html } from 'hono/html'
import type { Aggregate } from '../../../model/aggregate.ts'
import type { Method } from '../../../model/score.ts'
import { formatNumber, formatPercent } from '../../../text/format.ts'
import { qualityWords } from '../../../text/quality.ts'
import type { Html, PageRequest } from '../../view.ts'
import { bar } from '../bar.ts'

/** How many datasets have each rating that a method knows, best first. */
export function ratingTable(
  { byRating, datasets }: Pick<Aggregate, 'byRating' | 'datasets'>,
  method: Method,
  { language, words }: PageRequest,
): Html {
  const own = qualityWords[language]
  const rows = method.ratings.map(({ rating, least }) => {
    const count = byRating[rating] ?? 0
    return html`<tr><th scope="row"><span class="rating rating-${rating}">${words.quality.ratings[rating]}</span> <span class="quiet small">≥ ${formatNumber(least, language)}</span></th>
<td class="bar-cell">${bar(count / datasets)}</td>
<td class="number">${formatNumber(count, language)}</td>
<td class="number share">${formatPercent(count / datasets, language)}</td></tr>`
  })
  return html`<table class="dimensions"><caption>${own.ratingsCaption(method.label[language])}</caption>
<thead><tr><th scope="col">${own.rating}</th><td></td><th scope="col" class="number">${own.datasets}</th><th scope="col" class="number share">${own.share}</th></tr></thead>
<tbody>${rows}</tbody></table>`
}
