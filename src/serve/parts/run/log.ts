import { html } from 'hono/html'
import type { LogEntry } from '../../../model/harvest.ts'
import { runStoryWords } from '../../../text/run-story.ts'
import { printable, shortened } from '../../literals.ts'
import type { Html, PageRequest } from '../../view.ts'
import { table } from '../table.ts'
import { shownFacts } from './shown-exchange.ts'

const mostShown = 200

/** What happened in a run, in order, folded. */
export function logSection(log: readonly LogEntry[], request: PageRequest, run: number): Html {
  if (log.length === 0) return html``
  const { language, words } = request
  const story = runStoryWords[language]
  const rows = log
    .slice(0, mostShown)
    .map(({ at, level, event, facts }) => [
      html`<time datetime="${at.toISOString()}">${at.toISOString().slice(11, 23)}</time>`,
      html`<code class="whole">${event}</code>${level === 'info' ? '' : html` <strong>${story.levels[level]}</strong>`}`,
      html`<bdi class="small">${shortened(printable(factsOf(facts)), 400)}</bdi>`,
    ])
  const rest = log.length - rows.length
  return html`<section><h2>${story.log}</h2><details><summary>${words.general.show} (${log.length})</summary>
${table(story.logCaption, [`${story.at} (UTC)`, story.event, story.facts], rows)}
${rest > 0 ? html`<p class="quiet">${words.general.more(rest)}</p>` : ''}
<p><a href="/katalog/v1/harvest-runs/${run}/log-entries">JSON</a></p></details></section>`
}

function factsOf(facts: LogEntry['facts']): string {
  return Object.entries(shownFacts(facts))
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')
}
