import { html } from 'hono/html'
import type { ReportedDataset } from '../quality-report.ts'
import { bar } from './bars.ts'
import { type Context, type Html, pointsText, ratingText } from './context.ts'
import { lossTable } from './losses.ts'
import { titleMarkup } from './names.ts'
import { section } from './table.ts'

/** How many of the datasets a file explains; all are in the other formats. */
export const shownDatasets = 50

/** No page holds more, however many are explained. */
const mostDatasets = 100

/** Datasets worst to best, each with what it loses points by. */
export function datasetList(context: Context): Html | string {
  const { report, sections } = context
  const judged = report.datasets.filter(({ losses }) => losses !== null).slice(0, mostDatasets)
  if (judged.length === 0) return ''
  const { judged: all } = report.counts
  return section('datasets', sections.datasetsTitle, [
    html`<p>${sections.datasetsNote}${all > judged.length ? html` ${sections.datasetsMore(judged.length, all)}` : ''}</p>
<ol class="quality-datasets">
${judged.map((dataset, at) => item(dataset, at, context))}</ol>`,
  ])
}

function item(dataset: ReportedDataset, at: number, context: Context): Html {
  const { lead, language } = context
  const { points = 0, rating = 'bad' } = dataset.points[lead.id] ?? {}
  return html`<li><details id="dataset-${at + 1}"><summary><span class="quality-name">${titleMarkup(dataset.title, context)}</span>
<span class="quality-score">${pointsText(points, lead.maxPoints, language)} <span class="rating rating-${rating}">${ratingText(rating, language)}</span>${bar(points / lead.maxPoints)}</span></summary>
${lossTable(dataset, context)}</details></li>
`
}
