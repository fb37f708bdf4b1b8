import { html } from 'hono/html'
import type { Harvest } from '../../model/harvest.ts'
import { shownAddress } from '../../model/shown-address.ts'
import { blockedRobotText } from '../../text/blocked-robot.ts'
import { harvestErrorAdvice, harvestErrorText } from '../../text/harvest-errors.ts'
import { runStoryWords } from '../../text/run-story.ts'
import { printable, shortened } from '../literals.ts'
import type { Robot } from '../notify/notice-facts.ts'
import type { ServeTools } from '../tools.ts'
import type { Html, PageRequest } from '../view.ts'
import { shownFacts } from './run/shown-exchange.ts'

/** Why a run failed or is held, and what to do; where our robot is kept out, what to send to those who can let it in. Nothing when it went well. */
export function failureNotice(
  harvest: Harvest | null,
  request: PageRequest,
  { robot }: Pick<ServeTools, 'robot'>,
): Html {
  if (harvest === null || harvest.error === null) return html``
  const { words, language } = request
  if (harvest.decision !== null) {
    return html`<p class="notice notice-warning">${runStoryWords[language].decided[harvest.decision.kind]}</p>`
  }
  const { code } = harvest.error
  const details = shownFacts(harvest.error.details)
  const kind = harvest.status === 'held' ? 'notice-warning' : 'notice-error'
  return html`<div class="notice ${kind}"><h2>${words.harvest.outcomes[harvest.status]}</h2>
<p><bdi>${shortened(harvestErrorText(code, details)[language], 1000)}</bdi></p>
<p><strong>${words.harvest.whatToDo}:</strong> ${harvestErrorAdvice(code, details)[language]}</p>${blockedSection(harvest, robot ?? null, request)}</div>`
}

/** Where our robot is kept out, what to send to those who can let it in. */
function blockedSection(harvest: Harvest, robot: Robot | null, { language }: PageRequest): Html {
  const { error } = harvest
  if (robot === null || error === null || !['blocked', 'robots'].includes(error.code)) return html``
  const last = harvest.exchanges.at(-1)
  const { status, reference = null, url = last?.url ?? '' } = error.details
  const known = /^\d{3}$/.test(status ?? '') ? Number(status) : (last?.status ?? null)
  const text = blockedRobotText({
    ...robot,
    url: shownAddress(url),
    example: { status: known, at: harvest.startedAt, reference },
  })[language]
  return html`<details><summary>${runStoryWords[language].blockedTitle}</summary><pre class="letter" tabindex="0">${printable(text)}</pre></details>`
}
