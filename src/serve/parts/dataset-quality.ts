import { html } from 'hono/html'
import type { Indicator, Score } from '../../model/score.ts'
import type { FullEntry } from '../../store/store.ts'
import type { ServeTools } from '../tools.ts'
import type { Html, PageRequest } from '../view.ts'
import { scorePanel, shownMethod } from './score.ts'
import { countMarks } from './state.ts'

/** Score, dimensions and what would raise it; empty for what is not scored. */
export async function datasetQuality(entry: FullEntry, request: PageRequest, tools: ServeTools): Promise<Html> {
  if (entry.resourceType !== 'Dataset' || entry.removedAt !== null) return html``
  const { dataset } = request.words
  const [score, counts] = await Promise.all([
    tools.store.score(entry, shownMethod),
    tools.store.findingCounts({ entry }),
  ])
  return html`<section id="quality"><h2>${dataset.quality}</h2>
${score === null ? html`<p class="quiet">${dataset.noScore}</p>` : html`${scorePanel(score, '', request)}${improvements(score, tools.profile.indicators, request)}`}
<p>${countMarks(counts, request)} ${counts.Violation + counts.Warning + counts.Info === 0 ? '' : html`<a href="#findings">${request.words.general.show}</a>`}</p></section>`
}

function improvements(score: Score, indicators: readonly Indicator[], { words, language }: PageRequest): Html {
  const lost = score.measurements.flatMap(({ isMeasurementOf, value }) => {
    const indicator = indicators.find(({ id }) => id === isMeasurementOf)
    return value === false && indicator !== undefined ? [indicator] : []
  })
  const unjudged = score.measurements.filter(({ value }) => value === null).length
  const rows = lost
    .toSorted((a, b) => b.points - a.points)
    .map(
      ({ label, points }) =>
        html`<tr><th scope="row">${label[language]}</th><td class="number">${words.units.gain(points)}</td></tr>`,
    )
  const table = html`<table><caption>${words.dataset.improveCaption}</caption>
<thead><tr>
<th scope="col">${words.dataset.criterion}</th><th scope="col" class="number">${words.dataset.worth}</th></tr></thead>
<tbody>${rows}</tbody>
</table>`
  return html`${rows.length === 0 ? html`<p>${words.dataset.nothingToImprove}</p>` : html`<details><summary>${words.dataset.improve}</summary>${table}</details>`}
${unjudged > 0 ? html`<p class="quiet small">${words.dataset.unjudged(unjudged)}</p>` : ''}`
}
