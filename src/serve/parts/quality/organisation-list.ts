import { html } from 'hono/html'
import type { Organisation } from '../../../store/store.ts'
import { formatNumber } from '../../../text/format.ts'
import { qualityWords } from '../../../text/quality.ts'
import { inLanguage, numberOf } from '../../links.ts'
import { headlineOf } from '../../quality/method.ts'
import type { PageTools } from '../../tools.ts'
import type { Html, PageRequest } from '../../view.ts'
import { pagination, sliceOf } from '../pagination.ts'
import { scoreCell } from '../score.ts'
import { table } from '../table.ts'
import { nameOf } from '../title.ts'

/** The organisations by name, each with its mean and its report; nobody is ranked here. */
export async function organisationList(request: PageRequest, { store, profile }: PageTools): Promise<Html> {
  const { words, language } = request
  const own = qualityWords[language]
  const slice = sliceOf(request.query, [200])
  const { items, total } = await store.organisations({ text: '', limit: slice.limit, offset: slice.offset })
  if (total === 0) return html``
  const method = headlineOf(profile)
  const report = (item: Organisation) => inLanguage(`/organisations/${numberOf(item)}/metadatakvalitet`, language)
  const heads = [words.organisations.name, { label: words.organisations.datasets, isNumber: true }, own.meanTitle]
  const rows = items.map(item => [
    item.score === null ? nameOf(item, request) : html`<a href="${report(item)}">${nameOf(item, request)}</a>`,
    formatNumber(item.datasets, language),
    scoreCell(item.score, method, request),
  ])
  return html`<section id="organisations"><h2>${own.organisationsTitle}</h2><p class="quiet">${own.organisationsText}</p>
${table(own.organisationsCaption, heads, rows)}${pagination(total, slice, request)}</section>`
}
