import { html } from 'hono/html'
import type { ReportedDataset, ReportedLoss } from '../quality-report.ts'
import { type Context, gainText, type Html, pointsText } from './context.ts'
import { turtle } from './fixes.ts'
import { addressLink, hrefOf, titleText, valueMarkup } from './names.ts'
import { type Cell, column, numbers, table, wide } from './table.ts'

/** What one dataset loses points by, a row for each change that would mend it. */
export function lossTable(dataset: ReportedDataset, context: Context): Html {
  const { sections, words } = context
  const href = hrefOf(dataset.dataset, dataset.path, context)
  const go = href === null ? '' : html`<a href="${href}">${sections.goTo}</a>, `
  const link = html`<p class="small">${go}${words.distributions(dataset.distributions)}. ${addressLink(dataset.dataset)}</p>`
  if (dataset.losses === null || dataset.losses.length === 0) return html`${link}<p>${sections.noLosses}</p>`
  const heads = [
    column(sections.what),
    numbers(sections.lost),
    numbers(sections.gives),
    wide(sections.where),
    column(sections.how),
  ]
  const rows = [...Map.groupBy(dataset.losses, changeOf).values()].map(losses => row(losses, context))
  return html`${link}
${table(sections.lossesCaption(titleText(dataset.title, context)), heads, rows)}`
}

/** The same for losses that one change mends. */
function changeOf({ fix, on, gain, cause, found, indicator }: ReportedLoss): string {
  return JSON.stringify([fix.fix === '' ? indicator : fix.fix, on, gain, cause, found])
}

function row(losses: readonly ReportedLoss[], { sections, language, lead }: Context): Cell[] {
  const [{ gain, distribution, found, line }] = losses
  const points = losses.reduce((sum, loss) => sum + loss.points, 0)
  const where = distribution === null ? sections.onDataset : sections.onDistribution(distribution)
  return [
    losses.map(({ label }) => label[language]).join(', '),
    pointsText(points, lead.maxPoints, language),
    gainText(gain, lead.maxPoints, language),
    html`${where}${line === null ? '' : html`<span class="quiet">, ${sections.line(line)}</span>`}<br>${found === null ? html`<span class="quiet">${sections.foundNothing}</span>` : valueMarkup(found)}`,
    howTo(losses[0], { sections, language }),
  ]
}

function howTo(
  { fix, cause, notes }: ReportedLoss,
  { sections, language }: Pick<Context, 'sections' | 'language'>,
): Html {
  const tag = cause === 'source' ? '' : html`<span class="tag">${sections.cause[cause]}</span> `
  const list =
    notes.length === 0 ? '' : html`<ul class="small">${notes.map(note => html`<li>${note[language]}</li>`)}</ul>`
  const isYours = cause === 'source' || cause === 'link'
  if (!isYours || fix.fix === '') return html`${tag}${list}`
  return html`<div class="quality-how">${tag}<strong>${fix.label[language]}.</strong> ${fix.text[language]}</div>${list}${fix.turtle === null ? '' : turtle(fix.turtle, sections.turtle)}`
}
