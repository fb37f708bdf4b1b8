import { html } from 'hono/html'
import type { Organisation } from '../../../store/store.ts'
import { qualityWords } from '../../../text/quality.ts'
import { inLanguage, numberOf } from '../../links.ts'
import { headlineOf } from '../../quality/method.ts'
import type { PageTools } from '../../tools.ts'
import type { Html, PageRequest } from '../../view.ts'
import { scorePanel } from '../score.ts'
import { countMarks } from '../state.ts'
import { seriesSection } from './series.ts'
import { topFixes } from './top-fixes.ts'

const mostFixes = 3

/** How good the metadata of an organisation is, what pays most, and how it has gone. */
export async function organisationQuality(
  organisation: Organisation,
  { request, tools }: { readonly request: PageRequest; readonly tools: PageTools },
): Promise<Html> {
  const { words, language } = request
  const own = qualityWords[language]
  const { iri } = organisation
  const method = headlineOf(tools.profile)
  const [summary, counts, series] = await Promise.all([
    tools.store.scoreSummary({ publisher: iri }, method.id),
    tools.store.findingCounts({ publisher: iri }),
    tools.store.scoreSeries({ kind: 'organisation', iri }, method.id),
  ])
  const href = inLanguage(`/organisations/${numberOf(organisation)}/metadatakvalitet`, language)
  if (summary === null) {
    return html`<section id="quality"><h2>${words.organisations.quality}</h2><p class="quiet">${words.quality.none}</p><p>${countMarks(counts, request)}</p></section>`
  }
  const ranked = await tools.quality.ranked(organisation, method)
  return html`<section id="quality"><h2>${words.organisations.quality}</h2>
${scorePanel(summary, method, { basis: words.quality.basis(summary.datasets), request })}
<p>${countMarks(counts, request)}</p>
<p><a class="onward" href="${href}">${own.reportLink}</a></p></section>
<section id="fixes"><h2>${own.pays}</h2>${ranked.length === 0 ? '' : html`<p class="quiet">${own.paysText}</p>`}
${topFixes(ranked, method, { request, most: mostFixes, start: summary.points })}
<p><a class="onward" href="${href}">${own.reportLink}</a></p></section>
${seriesSection(series, method, request)}`
}
