import { html } from 'hono/html'
import type { Method } from '../../../model/score.ts'
import { formatPercent } from '../../../text/format.ts'
import { qualityWords } from '../../../text/quality.ts'
import type { CommonLoss } from '../../quality/common-losses.ts'
import type { Html, PageRequest } from '../../view.ts'
import { pointsText } from '../score.ts'
import { table } from '../table.ts'

/** What costs most points over many datasets, and what would count. */
export function commonLosses(
  losses: readonly CommonLoss[],
  { request, method, datasets }: { readonly request: PageRequest; readonly method: Method; readonly datasets: number },
): Html {
  const { language } = request
  const words = qualityWords[language]
  const heads = [
    words.criterion,
    { label: words.lostMean, isNumber: true },
    { label: words.concerned, isNumber: true },
    words.causeTitle,
    words.remedy,
  ]
  const rows = losses.map(({ indicator, cause, points, datasets: concerned, fix }) => [
    indicator.label[language],
    pointsText(points, method, language),
    formatPercent(concerned / datasets, language),
    words.causes[cause],
    fix === null || cause === 'method' ? '–' : fix[language],
  ])
  return losses.length === 0 ? html`<p>${words.lostNone}</p>` : table(words.commonCaption, heads, rows)
}
