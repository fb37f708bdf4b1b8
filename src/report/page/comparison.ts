import { html } from 'hono/html'
import { bar } from './bars.ts'
import { type Context, gainText, type Html, pointsText } from './context.ts'
import { section } from './table.ts'

/** The organisation beside the median of its size; nothing where that is not known. */
export function comparison({ report, sections, language }: Context): Html | string {
  const { comparison: compared } = report
  const method = report.methods.find(({ id }) => id === compared?.method)
  if (compared === null || method === undefined) return ''
  const { own, median, sizeClass, organisations } = compared
  const points = (value: number): string => pointsText(value, method.maxPoints, language)
  const row = (name: string, value: number): Html =>
    html`<dt>${name}</dt><dd>${points(value)}${bar(value / method.maxPoints)}</dd>`
  return section(
    'comparison',
    sections.comparison,
    html`<p>${sections.comparisonText(points(own), points(median), gainText(own - median, method.maxPoints, language))} ${sections.comparisonClass(sections.sizes[sizeClass], organisations)}</p>
<dl class="quality-compared">${row(sections.you, own)}${row(sections.others, median)}</dl>`,
  )
}
