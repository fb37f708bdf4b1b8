import { html } from 'hono/html'
import type { Assessment, Flag } from '../../../model/assessment.ts'
import type { Concept, Profile } from '../../../profile/profile.ts'
import { qualityWords } from '../../../text/quality.ts'
import { printable, shortened } from '../../literals.ts'
import type { Html, PageRequest } from '../../view.ts'

const mostFlags = 20

/** Signs that metadata was filled in for the sake of points; nothing when there are none. */
export function flagList(
  { flags, resources }: Pick<Assessment, 'flags' | 'resources'>,
  {
    request,
    profile,
    nameOf,
  }: {
    readonly request: PageRequest
    readonly profile: Pick<Profile, 'schemes'>
    readonly nameOf: (resource: string) => Html | string
  },
): Html {
  const { language } = request
  const words = qualityWords[language]
  if (flags.length === 0) return html``
  const item = ({ flag, resource, value }: Flag) => {
    const row = flagRow(flag, profile)
    const text = row?.more[`text_${language}`] ?? ''
    return html`<li><strong>${row?.label[language] ?? flag}</strong>: ${nameOf(resources[resource] ?? '')}${value === null ? '' : html`, <bdi class="value iri">${shortened(printable(value), 120)}</bdi>`}${text === '' ? '' : html`<br><span class="small">${text}</span>`}</li>`
  }
  return html`<h3>${words.flagsTitle}</h3><p class="small quiet">${words.flagsText}</p><ul>${flags.slice(0, mostFlags).map(item)}</ul>`
}

/** The row of a flag; null where the table lacks it. @see vocab/quality-flags.tsv */
function flagRow(flag: string, { schemes }: Pick<Profile, 'schemes'>): Concept | null {
  for (const concept of schemes.get('quality-flags')?.concepts.values() ?? []) if (concept.code === flag) return concept
  return null
}
