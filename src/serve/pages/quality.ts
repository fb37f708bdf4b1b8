import { html } from 'hono/html'
import type { Method } from '../../model/score.ts'
import { qualityWords } from '../../text/quality.ts'
import { inLanguage } from '../links.ts'
import { guideTo } from '../parts/advice.ts'
import { findingGroups } from '../parts/findings.ts'
import { aggregateTable } from '../parts/quality/aggregates.ts'
import { commonLosses } from '../parts/quality/common-losses.ts'
import { leagueSection } from '../parts/quality/league.ts'
import { organisationList } from '../parts/quality/organisation-list.ts'
import { ratingTable } from '../parts/quality/ratings.ts'
import { seriesSection } from '../parts/quality/series.ts'
import { scorePanel } from '../parts/score.ts'
import { askedMethod } from '../quality/method.ts'
import type { PageTools } from '../tools.ts'
import type { Html, PageRequest, View } from '../view.ts'

const mostGroups = 10
const mostLosses = 12

/** Metadata quality of the whole country, by every method; organisations by name. */
export async function qualityPage(request: PageRequest, tools: PageTools): Promise<View | null> {
  const { words, language } = request
  const own = qualityWords[language]
  const method = askedMethod(request.query, tools.profile)
  if (method === null) return null
  const [groups, guide, list, league] = await Promise.all([
    tools.store.findingGroups({}),
    guideTo(tools),
    organisationList(request, tools),
    tools.showsLeague === true ? leagueSection(request, tools) : html``,
  ])
  const body = html`<h1>${words.quality.title}</h1><p class="lead">${own.countryLead}</p>
<p><a class="onward" href="${inLanguage('/metadatakvalitet/metod', language)}">${own.moreOnMethods}</a></p>
${await countrySections(method, request, tools)}
${league}
${list}
<section><h2>${words.quality.mostSerious}</h2>${findingGroups(groups.slice(0, mostGroups), request, { guide })}</section>
<p><a class="onward" href="${inLanguage('/metadatakvalitet/lankar', language)}">${own.linkPageLink}</a></p>`
  return { title: words.quality.title, body, canonical: '/metadatakvalitet', isAboutQuality: true }
}

async function countrySections(method: Method, request: PageRequest, tools: PageTools): Promise<Html> {
  const { words, language } = request
  const own = qualityWords[language]
  const [country, series] = await Promise.all([
    tools.quality.country(),
    tools.store.scoreSeries({ kind: 'country' }, method.id),
  ])
  const lead = country.aggregates.find(aggregate => aggregate.method === method.id)
  if (lead === undefined) return html`<p class="quiet">${words.quality.none}</p>`
  const result = { points: lead.mean.points, maxPoints: lead.maxPoints, byDimension: lead.mean.byDimension }
  return html`<div class="columns"><section><h2>${own.countryTitle}</h2>${scorePanel(result, method, { basis: words.quality.basis(lead.datasets), request })}</section>
<section><h2>${own.ratingsTitle}</h2>${ratingTable(lead, method, request)}</section></div>
<section id="methods"><h2>${own.methods}</h2>${aggregateTable(country.aggregates, { request, profile: tools.profile, shown: method })}</section>
${seriesSection(series, method, request)}
<section id="losses"><h2>${own.commonTitle}</h2><p class="quiet">${own.commonText(method.label[language])}</p>${commonLosses(country.losses(method.id).slice(0, mostLosses), { request, method, datasets: lead.datasets })}</section>`
}
