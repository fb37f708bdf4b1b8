import { html } from 'hono/html'
import { formatNumber } from '../../text/format.ts'
import type { ReportedFlag } from '../quality-report.ts'
import type { Context, Html } from './context.ts'
import { datasetLink, valueMarkup } from './names.ts'
import { type Cell, column, numbers, section, table } from './table.ts'

const mostExamples = 2

/** Values that look like placeholders; nothing when there are none. */
export function flags(context: Context): Html | string {
  const { report, sections } = context
  if (report.flags.length === 0) return ''
  const known = new Map(report.datasets.map(dataset => [dataset.dataset, dataset]))
  const heads = [column(sections.flag), numbers(sections.resources), column(sections.seenIn)]
  const row = ({ label, resources, examples }: ReportedFlag): Cell[] => [
    label[context.language],
    formatNumber(resources, context.language),
    html`<ul class="plain">${examples.slice(0, mostExamples).map(({ dataset, value }) => {
      const { title = {}, path = null } = known.get(dataset) ?? {}
      return html`<li>${datasetLink({ dataset, title, path }, context)}${value === null ? '' : html` ${valueMarkup(value)}`}</li>`
    })}</ul>`,
  ]
  return section('flags', sections.flags, [
    html`<p>${sections.flagsNote}</p>`,
    table(sections.flagsCaption, heads, report.flags.map(row)),
  ])
}
