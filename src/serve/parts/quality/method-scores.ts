import { html } from 'hono/html'
import type { Method, Points } from '../../../model/score.ts'
import { formatNumber, formatPercent } from '../../../text/format.ts'
import { qualityWords } from '../../../text/quality.ts'
import type { Html, PageRequest } from '../../view.ts'
import { pointsText } from '../score.ts'
import { table } from '../table.ts'

/** A dataset's points under every method. */
export function methodScores(
  points: readonly Points[],
  methods: readonly Method[],
  { request, hrefOf }: { readonly request: PageRequest; readonly hrefOf: (method: Method) => string },
): Html {
  const { language, words } = request
  const own = qualityWords[language]
  const heads = [
    own.method,
    { label: own.points, isNumber: true },
    own.rating,
    { label: own.confidence, isNumber: true },
  ]
  const rows = methods.flatMap(method => {
    const score = points.find(each => each.method === method.id)
    if (score === undefined) return []
    return [
      [
        html`<a href="${hrefOf(method)}">${method.label[language]}</a>`,
        html`<span>${pointsText(score.points, method, language)} <span class="quiet">/ ${formatNumber(score.maxPoints, language)}</span></span>`,
        html`<span class="rating rating-${score.rating}">${words.quality.ratings[score.rating]}</span>`,
        formatPercent(score.confidence, language),
      ],
    ]
  })
  return html`${table(own.methodsCaption, heads, rows)}<p class="small quiet">${own.confidenceText}</p>`
}
