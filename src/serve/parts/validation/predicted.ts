import { html } from 'hono/html'
import type { LiveDifference } from '../../../harvest/live.ts'
import type { Aggregate } from '../../../model/aggregate.ts'
import { headlineMethod } from '../../../model/score.ts'
import type { ScoreDifference } from '../../../score/compare.ts'
import { stepGains } from '../../../score/step-gains.ts'
import { formatNumber, formatSigned } from '../../../text/format.ts'
import { predictedWords } from '../../../text/predicted.ts'
import { plain, printable, shortened } from '../../literals.ts'
import { type Predicted, type PredictedDataset, unpacked } from '../../validation/predict.ts'
import type { Html, PageRequest } from '../../view.ts'
import { hrefOf, type Shown } from './shown.ts'

/** How many fixes are named with the verdict, and how many datasets that would lose points. */
const [namedFixes, namedDatasets] = [3, 5]

/** The score that the document would have, in a line, with what pays most and the way to every lost point. */
export function predictedLine(predicted: Predicted | null, shown: Shown): Html {
  const headline = predicted?.aggregates.find(({ method }) => method === headlineMethod)
  if (predicted === null || headline === undefined) return html``
  const { request } = shown
  const words = predictedWords[request.language]
  return html`<p>${words.score}: <strong>${pointsOf(headline, request)}</strong> (${request.words.quality.ratings[headline.mean.rating].toLowerCase()}).
<a href="${hrefOf(shown, '/score')}">${words.why}</a></p>`
}

/** The first things to change, each with what it gives. */
export function firstFixes({ ranked, aggregates }: Predicted, shown: Shown): Html {
  const { request } = shown
  const { language } = request
  const words = predictedWords[language]
  const headline = aggregates.find(({ method }) => method === headlineMethod)
  if (ranked.length === 0 || headline === undefined) return html``
  const gains = stepGains(ranked, headline.mean.points)
  const items = ranked
    .slice(0, namedFixes)
    .map(
      ({ fix, resources }, at) =>
        html`<li><strong>${formatSigned(gains[at], language)}</strong> ${fix.label[language]} <span class="quiet">(${words.places(resources)})</span></li>`,
    )
  return html`<section><h2>${words.pays}</h2><ol>${items}</ol><p><a class="onward" href="${hrefOf(shown, '/score')}">${words.all}</a></p></section>`
}

/** What publishing the document would change of what is live now. */
export function liveNotice(live: LiveDifference | null, predicted: Predicted, request: PageRequest): Html {
  const { language } = request
  const words = predictedWords[language]
  if (live === null) return html`<p class="quiet">${words.notLive}</p>`
  const { difference, title } = live
  const { before, after } = difference.mean[headlineMethod] ?? { before: null, after: null }
  const number = (points: number | null): string => (points === null ? '–' : formatNumber(points, language))
  const change = before === null || after === null ? '' : formatSigned(after - before, language)
  const losing = losers(difference)
  const named = losing.length === 0 ? new Map() : titlesOf(predicted)
  const list = losing.slice(0, namedDatasets).map(one => {
    const title = plain(named.get(one.dataset) ?? {}, language, { otherwise: one.dataset })
    return html`<li><bdi>${shortened(printable(title), 200)}</bdi>: ${number(one.before)} → ${number(one.after)}</li>`
  })
  return html`<div class="notice"><h2>${words.liveTitle}</h2>
<p>${words.live(shortened(printable(title), 80), number(before), number(after), change)}</p>
<p>${words.counts(difference)}</p>${list.length === 0 ? '' : html`<p>${words.losing(losing.length)}</p><ul>${list}</ul>`}</div>`
}

/** The datasets that would lose points, most first. */
function losers({ datasets }: ScoreDifference) {
  return datasets
    .map(({ dataset, points }) => ({ dataset, ...(points[headlineMethod] ?? { before: null, after: null }) }))
    .filter(({ before, after }) => before !== null && after !== null && after < before)
}

function titlesOf(predicted: Predicted): ReadonlyMap<string, PredictedDataset['title']> {
  return new Map(unpacked(predicted).map(({ assessment, title }) => [assessment.computedOn, title]))
}

function pointsOf({ mean, maxPoints }: Aggregate, { language }: PageRequest): string {
  return `${formatNumber(Math.round(mean.points), language)} / ${formatNumber(maxPoints, language)}`
}
