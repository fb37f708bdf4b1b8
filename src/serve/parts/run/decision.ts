import { html } from 'hono/html'
import type { Harvest } from '../../../model/harvest.ts'
import { runStoryWords } from '../../../text/run-story.ts'
import { inLanguage } from '../../links.ts'
import type { Html, PageRequest } from '../../view.ts'
import { moment } from '../time.ts'

/** What was decided of a held run, or that nothing is; nothing of other runs. Who decided is for those who look after it. */
export function decisionSection(
  { id, status, decision }: Harvest,
  request: PageRequest,
  { canDecide }: { readonly canDecide: boolean },
): Html {
  if (status !== 'held') return html``
  const { language } = request
  const story = runStoryWords[language]
  const body =
    decision === null
      ? html`<p>${story.undecided}</p>`
      : html`<p>${story.decided[decision.kind]} <span class="quiet">${moment(decision.at, request)}</span></p>`
  const link =
    canDecide && decision === null
      ? html`<p><a class="onward" rel="nofollow" href="${inLanguage(`/admin/runs/${id}`, language)}">${story.decideLink}</a></p>`
      : ''
  return html`<section><h2>${story.decision}</h2>${body}${link}</section>`
}
