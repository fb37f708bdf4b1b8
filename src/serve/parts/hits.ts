import { html } from 'hono/html'
import type { Profile } from '../../profile/profile.ts'
import type { SearchHit } from '../../store/store.ts'
import { labelOf } from '../describe/describe.ts'
import { inLanguage, pathOf } from '../links.ts'
import { marked, shown } from '../literals.ts'
import { headlineOf } from '../quality/method.ts'
import type { Html, PageRequest } from '../view.ts'
import { badges, formatBadges } from './badges.ts'
import { scoreCell } from './score.ts'
import { published } from './time.ts'
import { titleOfEntry } from './title.ts'

/** The hits of a search. */
export function hitList(hits: readonly SearchHit[], profile: Profile, request: PageRequest): Html {
  return html`<ol class="hit-list">${hits.map(hit => hitItem(hit, profile, request))}</ol>`
}

function hitItem(hit: SearchHit, profile: Profile, request: PageRequest): Html {
  const { language, words } = request
  const themes = hit.themes.map(theme => labelOf(profile, theme, language)).filter(label => label !== null)
  return html`<li class="hit">
<h3><a href="${inLanguage(pathOf(hit), language)}">${titleOfEntry(hit, request)}</a></h3>
<p class="publisher">${shown(hit.publisherName, language, { otherwise: words.dataset.unknownPublisher })}</p>
<p class="description">${shown(hit.description, language, { otherwise: '', longest: 280 })}</p>
<ul class="badges">${badges(hit, request)}${formatBadges(hit.formats, profile, request)}</ul>
<p class="facts">${themes.length === 0 ? '' : html`<span>${themes.map((theme, at) => html`${at > 0 ? ', ' : ''}${marked(theme, language)}`)}</span>`}
${hit.modified === null ? '' : html`<span>${words.search.changed} ${published(hit.modified, request)}</span>`}
${hit.score === null ? '' : html`<span>${words.search.score} ${scoreCell(hit.score, headlineOf(profile), request)}</span>`}</p>
</li>`
}
