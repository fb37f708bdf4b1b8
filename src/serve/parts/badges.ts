import { html } from 'hono/html'
import type { Profile } from '../../profile/profile.ts'
import { authority } from '../../rdf/vocabulary.ts'
import type { SearchHit } from '../../store/store.ts'
import { formatName } from '../describe/distributions.ts'
import { marked, shortened } from '../literals.ts'
import type { Html, PageRequest } from '../view.ts'

const protectedRights = ['NON_PUBLIC', 'RESTRICTED'].flatMap(code => [code, `${authority}access-right/${code}`])
const mostFormats = 6

/** What distinguishes a resource: high-value, API, series, protected. */
export function badges(
  facts: Pick<SearchHit, 'resourceType' | 'accessRights' | 'isHighValue'>,
  { words }: PageRequest,
): Html {
  const isProtected = facts.accessRights !== null && protectedRights.includes(facts.accessRights)
  const kinds: readonly (readonly [string, boolean, string])[] = [
    ['high-value', facts.isHighValue, words.badges.highValue],
    ['api', facts.resourceType === 'DataService', words.badges.dataService],
    ['series', facts.resourceType === 'DatasetSeries', words.badges.series],
    ['protected', isProtected, words.badges.protected],
  ]
  return html`${kinds.map(([kind, holds, text]) => (holds ? html`<li class="badge badge-${kind}">${text}</li>` : ''))}`
}

/** Format names as badges, each once. */
export function formatBadges(formats: readonly string[], profile: Profile, { language, words }: PageRequest): Html {
  const names = new Map(formats.map(value => formatName(profile, value, language)).map(name => [name.text, name]))
  const shown = [...names.values()].slice(0, mostFormats)
  const rest = names.size - shown.length
  const items = shown.map(name => marked({ ...name, text: shortened(name.text, 40) }, language))
  return html`${items.map(item => html`<li class="badge badge-format">${item}</li>`)}
${rest > 0 ? html`<li class="quiet">${words.general.more(rest)}</li>` : ''}`
}
