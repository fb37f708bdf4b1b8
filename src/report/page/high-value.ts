import { html } from 'hono/html'
import type { HighValueDataset } from '../quality-report.ts'
import type { Context, Html } from './context.ts'
import { datasetLink } from './names.ts'
import { type Cell, column, section, table } from './table.ts'

const mostShown = 50

/** High-value datasets: ready by the regulation, or what they lack. */
export function highValue(context: Context): Html {
  const { report, sections } = context
  const all = report.highValue
  if (all.length === 0) return section('high-value', sections.highValue, html`<p>${sections.noHighValue}</p>`)
  const shown = all.slice(0, mostShown)
  const ready = all.filter(({ isReady }) => isReady === true).length
  const heads = [column(sections.dataset), column(sections.state), column(sections.lacks)]
  const more = shown.length < all.length ? html` ${sections.shownOf(shown.length, all.length)}` : ''
  return section('high-value', sections.highValue, [
    html`<p>${sections.highValueNote} <strong>${sections.highValueSummary(ready, all.length)}</strong>${more}</p>`,
    table(
      sections.highValueCaption,
      heads,
      shown.map(dataset => row(dataset, context)),
    ),
  ])
}

function row(dataset: HighValueDataset, context: Context): Cell[] {
  const { sections, language } = context
  const { isReady, lacks } = dataset
  const state = isReady === null ? sections.notKnown : isReady ? sections.ready : sections.notReady
  const list =
    lacks.length === 0 ? '–' : html`<ul class="plain">${lacks.map(text => html`<li>${text[language]}</li>`)}</ul>`
  return [datasetLink(dataset, context), state, list]
}
