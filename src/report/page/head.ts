import { html } from 'hono/html'
import { formatDate, formatPercent } from '../../text/format.ts'
import type { ReportedMethod, ShareValid } from '../quality-report.ts'
import { pointsBar } from './bars.ts'
import { type Context, gainText, type Html, pointsText, ratingText, roundPoints } from './context.ts'
import { organisationText } from './names.ts'
import { madeOn, stepGains } from './steps.ts'

/** Who it is about, how good it is, and what to do first: all that somebody in a hurry needs. */
export function head(context: Context): Html {
  const { report, language, words, lead } = context
  const name = organisationText(report.organisation, language, words.noName)
  const { result } = lead
  return html`<header class="quality-head">
<h1>${words.title(name)}</h1>
${result === null ? html`<p class="quality-verdict">${words.notScored}</p>` : verdict(name, result, context)}
${facts(context)}
<p class="small">${words.about} ${words.distributionMeans}${noLinksText(context)} ${report.asOf === null ? '' : words.asOf(formatDate(new Date(report.asOf), language))}</p>
</header>
`
}

/** Links that nobody has checked keep points back, which is no fault of theirs. */
function noLinksText({ report: { links }, sections }: Context): string {
  return links === null || links.checked > 0 || links.addresses === 0 ? '' : ` ${sections.noLinks}`
}

function verdict(name: string, result: NonNullable<ReportedMethod['result']>, context: Context): Html {
  const { lead, language, words } = context
  const { points, rating } = result.mean
  const shown = pointsText(roundPoints(points, lead), lead.maxPoints, language)
  const most = pointsText(lead.maxPoints, lead.maxPoints, language)
  const ratingName = ratingText(rating, language)
  return html`<p class="quality-verdict"><strong>${name}:</strong> ${words.verdict(shown, most, ratingName)} ${forecastText(context)}</p>
<div class="quality-summary">
<div>
<p class="score-total"><span class="figure">${shown}</span> <span class="of">${words.ofPoints(most)}</span> <span class="rating rating-${rating}">${ratingName}</span></p>
${pointsBar(
  points,
  lead.maxPoints,
  lead.ratings.map(({ least }) => least),
)}
<p class="quiet">${nextRating(lead, context)}. ${lead.label[language]}.</p>
</div>
${firstSteps(context)}
</div>`
}

/** How far it is to the next rating, in words. */
export function nextRating({ ratings, maxPoints, result }: ReportedMethod, { language, words }: Context): string {
  if (result === null) return '–'
  const at = ratings.findIndex(({ rating }) => rating === result.mean.rating)
  const next = ratings[at - 1]
  if (next === undefined || result.toNextRating === null) return words.bestShort
  return words.toNext(pointsText(result.toNextRating, maxPoints, language), ratingText(next.rating, language))
}

function forecastText({ report, lead, language, words }: Context): string {
  const { forecast } = report
  if (forecast === null) return ''
  const points = pointsText(roundPoints(forecast.points, lead), lead.maxPoints, language)
  return words.forecast(forecast.fixes, points, ratingText(forecast.rating, language))
}

function firstSteps(context: Context): Html | string {
  const { report, lead, language, words } = context
  const { forecast } = report
  if (forecast === null) return ''
  const gains = stepGains(context)
  const rows = report.whatPaysMost.slice(0, forecast.fixes).map(
    (row, at) =>
      html`<li><a href="#fix-${at + 1}">${row.fix.label[language]}</a> <span class="quiet">${madeOn(row, context)}, ${gainText(gains[at], lead.maxPoints, language)}</span></li>
`,
  )
  return html`<div><p>${words.begin}</p>
<ol class="quality-first">
${rows}</ol></div>`
}

function facts({ report, language, words, lead }: Context): Html {
  const { counts, valid, profile } = report
  const missing = counts.datasets - counts.judged
  const items = [
    words.datasets(counts.datasets),
    words.distributions(counts.distributions),
    ...validText(valid.national, `${profile.label[language]} ${profile.version}`),
    ...validText(valid.european, words.europeanProfile),
    ...(lead.result === null ? [] : [words.confidence(formatPercent(lead.result.confidence, language))]),
    ...(missing > 0 && lead.result !== null ? [words.someNotScored(missing)] : []),
  ]
  return html`<ul class="quality-facts">${items.map(item => html`<li>${item}</li>`)}</ul>`

  function validText(share: ShareValid | null, name: string): string[] {
    const judged = share === null ? 0 : share.of - share.unknown
    return share === null || judged === 0 ? [] : [words.valid(name, formatPercent(share.conforming / judged, language))]
  }
}
