import { html } from 'hono/html'
import type { AssessedAddress, Assessment } from '../../../model/assessment.ts'
import type { LinkState } from '../../../model/link.ts'
import { formatDate } from '../../../text/format.ts'
import { qualityWords } from '../../../text/quality.ts'
import { outward } from '../../links.ts'
import { printable, shortened } from '../../literals.ts'
import { type OutcomeWords, outcomeAdvice, outcomeLabel } from '../../quality/outcome-words.ts'
import type { ServeTools } from '../../tools.ts'
import type { Html, PageRequest } from '../../view.ts'
import { table } from '../table.ts'
import { ago } from '../time.ts'

/** Most addresses of one dataset that are shown; the API gives all. */
const mostAddresses = 50

/** The addresses of a dataset: how each is used, how it answered, and how sure we are. */
export function linkTable(
  { addresses }: Pick<Assessment, 'addresses'>,
  { states, skipped }: { readonly states: ReadonlyMap<string, LinkState>; readonly skipped: number },
  { request, tools }: { readonly request: PageRequest; readonly tools: ServeTools },
): Html {
  const { language } = request
  const words = qualityWords[language]
  const all = [...Map.groupBy(addresses, ({ url }) => url)]
  if (all.length === 0) return html`<p class="quiet">${words.linksNone}</p>`
  const heads = [words.address, words.role, words.outcome, words.checked]
  const rows = all.slice(0, mostAddresses).map(([url, uses]) => {
    const state = states.get(url) ?? null
    return [
      outward(url),
      rolesText(uses, request),
      state === null
        ? html`<span class="quiet">${words.notChecked}</span>`
        : outcomeText(state, { request, words: tools.profile }),
      state === null ? '–' : ago(state.checkedAt, request),
    ]
  })
  return html`${table(words.linksCaption, heads, rows)}
${all.length > mostAddresses ? html`<p class="quiet">${words.andMore(all.length - mostAddresses)}</p>` : ''}
${skipped === 0 ? '' : html`<p class="quiet small">${words.linksSkipped(skipped)}</p>`}`
}

function rolesText(uses: readonly AssessedAddress[], { language }: PageRequest): string {
  const { roles } = qualityWords[language]
  return [...new Set(uses.map(({ role }) => roles[role]))].join(', ')
}

function outcomeText(
  state: LinkState,
  { request, words: profile }: { readonly request: PageRequest; readonly words: OutcomeWords },
): Html {
  const { language } = request
  const words = qualityWords[language]
  const status = state.status === 1100 ? words.noAnswer : state.status === 1300 ? null : words.status(state.status)
  const since = state.failingSince === null ? null : words.failingSince(formatDate(state.failingSince, language))
  const error = state.error === null ? null : shortened(printable(state.error), 80)
  const advice = outcomeAdvice(state.outcome, profile, language)
  const facts = [status, error, since].filter(fact => fact !== null)
  return html`${outcomeLabel(state.outcome, profile, language)} <span class="surety surety-${state.confident}">${words.surety[state.confident]}</span>
<span class="quiet small">${facts.join(', ')}</span>${state.outcome === 'reachable' || advice === '' ? '' : html`<br><span class="small">${advice}</span>`}`
}
