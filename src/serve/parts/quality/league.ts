import { html } from 'hono/html'
import { formatNumber, formatPercent } from '../../../text/format.ts'
import { qualityWords } from '../../../text/quality.ts'
import { inLanguage, numberOf } from '../../links.ts'
import { type LeagueRow, rankedClasses } from '../../quality/league.ts'
import { headlineOf } from '../../quality/method.ts'
import type { PageTools } from '../../tools.ts'
import type { Html, PageRequest } from '../../view.ts'
import { pointsText } from '../score.ts'
import { table } from '../table.ts'
import { nameOf } from '../title.ts'
import { signed } from './causes.ts'

/** Organisations beside others of their size, highest mean first. */
export async function leagueSection(request: PageRequest, tools: PageTools): Promise<Html> {
  const words = qualityWords[request.language]
  const league = await tools.quality.league(request.now)
  const tables = rankedClasses.flatMap(size => {
    const rows = league.get(size) ?? []
    return rows.length === 0 ? [] : [leagueTable(rows, words.leagueClass[size], { request, tools })]
  })
  return tables.length === 0
    ? html``
    : html`<section id="league"><h2>${words.leagueTitle}</h2><p class="quiet">${words.leagueText}</p>${tables}</section>`
}

function leagueTable(
  rows: readonly LeagueRow[],
  size: string,
  { request, tools }: { readonly request: PageRequest; readonly tools: PageTools },
): Html {
  const { language, words } = request
  const own = qualityWords[language]
  const method = headlineOf(tools.profile)
  const right = (label: string) => ({ label, isNumber: true })
  const heads = [
    words.organisations.name,
    ...[own.place, own.meanTitle, own.uncertainty, own.median, own.goodOrBetter, own.change30, own.datasets].map(right),
  ]
  const cells = rows.map(({ score, aggregate, place, uncertainty, goodOrBetter, change }) => [
    html`<a href="${inLanguage(`/organisations/${numberOf(score)}/metadatakvalitet`, language)}">${nameOf(score, request)}</a>`,
    formatNumber(place, language),
    pointsText(score.points, method, language),
    own.uncertain(pointsText(uncertainty, method, language)),
    pointsText(aggregate.median, method, language),
    formatPercent(goodOrBetter, language),
    change === null ? '–' : signed(change, method, language),
    formatNumber(score.datasets, language),
  ])
  return html`<h3>${size}</h3>${table(own.leagueCaption(size), heads, cells)}`
}
