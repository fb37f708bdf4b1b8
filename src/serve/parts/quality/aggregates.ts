import { html } from 'hono/html'
import type { Aggregate } from '../../../model/aggregate.ts'
import type { Method } from '../../../model/score.ts'
import type { Profile } from '../../../profile/profile.ts'
import { formatNumber, formatPercent } from '../../../text/format.ts'
import { qualityWords } from '../../../text/quality.ts'
import { inLanguage } from '../../links.ts'
import { goodShare } from '../../quality/league.ts'
import type { Html, PageRequest } from '../../view.ts'
import { pointsText } from '../score.ts'
import { table } from '../table.ts'

/** What a group comes to under every method, by both aggregations, and what these are. */
export function aggregateTable(
  aggregates: readonly Aggregate[],
  { request, profile, shown }: { readonly request: PageRequest; readonly profile: Profile; readonly shown: Method },
): Html {
  const { language, words } = request
  const own = qualityWords[language]
  const heads = [
    own.method,
    { label: own.meanTitle, isNumber: true },
    own.rating,
    { label: own.median, isNumber: true },
    { label: own.representativeTitle, isNumber: true },
    { label: own.goodOrBetter, isNumber: true },
    { label: own.confidence, isNumber: true },
  ]
  const rows = profile.methods.flatMap(method => {
    const found = aggregates.find(aggregate => aggregate.method === method.id)
    if (found === undefined) return []
    const { mean, median, representative, maxPoints, confidence } = found
    const href = inLanguage(`/metadatakvalitet?method=${encodeURIComponent(method.id)}`, language)
    const isShown = method.id === shown.id
    return [
      [
        html`<a href="${href}"${isShown ? html` aria-current="true"` : ''}>${method.label[language]}</a>`,
        html`<span>${pointsText(mean.points, method, language)} <span class="quiet">/ ${formatNumber(maxPoints, language)}</span></span>`,
        html`<span class="rating rating-${mean.rating}">${words.quality.ratings[mean.rating]}</span>`,
        pointsText(median, method, language),
        representative === null ? '–' : pointsText(representative, method, language),
        formatPercent(goodShare(found), language),
        formatPercent(confidence, language),
      ],
    ]
  })
  return html`${table(own.aggregatesCaption, heads, rows)}<p class="small">${own.aggregatesText}</p><p class="small quiet">${own.confidenceText}</p>`
}
