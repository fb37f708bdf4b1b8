import { html } from 'hono/html'
import type { ReportedFix } from '../quality-report.ts'
import { type Context, gainText, type Html, pointsText, ratingText, roundPoints } from './context.ts'
import { datasetLink, valueMarkup } from './names.ts'
import { madeOn, stepGains } from './steps.ts'
import { section } from './table.ts'

/** How many changes are shown; all are in the other formats. */
const mostShown = 10
const mostExamples = 5

/** What pays most: what to do, where, how much it gives, and what to write. */
export function fixes(context: Context): Html {
  const { report, sections } = context
  const shown = report.whatPaysMost.slice(0, mostShown)
  if (shown.length === 0) return section('fixes', sections.fixes, html`<p>${sections.noFixes}</p>`)
  const gains = stepGains(context)
  const left = report.whatPaysMost.length - shown.length
  return section('fixes', sections.fixes, [
    html`<p>${sections.fixesNote}</p>
<ol class="quality-fixes">
${shown.map((row, at) => item(row, { at, gain: gains[at] }, context))}</ol>`,
    left === 0 ? '' : html`<p class="quiet">${sections.fixesLeft(left)} ${sections.inOtherFormats}</p>`,
  ])
}

function item(row: ReportedFix, { at, gain }: { readonly at: number; readonly gain: number }, context: Context): Html {
  const { sections, language, lead } = context
  const { fix, found } = row
  const isTold = found === null || fix.text[language].includes(found)
  const reached = pointsText(roundPoints(row.after, lead), lead.maxPoints, language)
  const isFirst = (context.report.whatPaysMost[at - 1]?.rating ?? lead.result?.mean.rating) !== row.rating
  const rating = isFirst
    ? html` <span class="rating rating-${row.rating}">${ratingText(row.rating, language)}</span>`
    : ''
  return html`<li id="fix-${at + 1}">
<div class="quality-fix-head"><h3>${fix.label[language]}</h3>
<p class="quality-gain"><strong>${gainText(gain, lead.maxPoints, language)}</strong> <span class="quiet">${sections.after(reached)}</span>${rating}</p></div>
<p class="quality-where">${madeOn(row, context)} <span class="tag">${sections.cost[fix.cost]}</span></p>
<p>${fix.text[language]}</p>
${isTold ? '' : html`<p class="small">${sections.found}: ${valueMarkup(found)}</p>`}
${fix.turtle === null ? '' : turtle(fix.turtle, sections.turtle)}
${more(row, context)}
</li>
`
}

/** What would count, to be copied. */
export function turtle(text: string, heading: string): Html {
  return html`<details class="quality-turtle"><summary>${heading}</summary><pre tabindex="0"><code>${text}</code></pre></details>`
}

function more(row: ReportedFix, context: Context): Html {
  const { report, sections, language } = context
  const gains = report.methods.flatMap(({ id, label, maxPoints }) =>
    row.gains[id] === undefined
      ? []
      : [html`<li>${label[language]}: ${gainText(row.gains[id], maxPoints, language)}</li>`],
  )
  const known = new Map(report.datasets.map(dataset => [dataset.dataset, dataset]))
  const examples = row.examples.slice(0, mostExamples).map(({ dataset }) => {
    const { title = {}, path = null } = known.get(dataset) ?? {}
    return html`<li>${datasetLink({ dataset, title, path }, context)}</li>`
  })
  return html`<details class="quality-extra"><summary>${sections.details}</summary>
<div class="quality-more"><div><p>${sections.alone}:</p><ul>${gains}</ul></div>
${examples.length === 0 ? '' : html`<div><p>${sections.examples}:</p><ul>${examples}</ul></div>`}</div></details>`
}
