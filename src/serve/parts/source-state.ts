import { html } from 'hono/html'
import type { Harvest } from '../../model/harvest.ts'
import type { Store, StoredSource } from '../../store/store.ts'
import { formatDate } from '../../text/format.ts'
import { runStoryWords } from '../../text/run-story.ts'
import { inLanguage } from '../links.ts'
import { printable, shortened } from '../literals.ts'
import type { Html, PageRequest } from '../view.ts'
import { table } from './table.ts'
import { ago } from './time.ts'
import { titleOfEntry } from './title.ts'

const dayMs = 86_400_000
const mostMissing = 50

/** Says that a run waits for a decision, what it would do and where that is seen; nothing when none does. */
export function heldSection(held: Harvest | null, request: PageRequest): Html {
  if (held === null) return html``
  const story = runStoryWords[request.language]
  return html`<div class="notice notice-warning"><h2>${story.heldNow}</h2><p>${story.heldNowText(held.changes?.removed ?? 0)}</p>
<p><a class="onward" href="${inLanguage(`/harvest/runs/${held.id}`, request.language)}">${story.heldLink}</a></p></div>`
}

/** Records that were not in the last answer and are still shown, and when they are removed. */
export async function missingSection(source: StoredSource, request: PageRequest, store: Store): Promise<Html> {
  const standing = [...(await store.standing(source.id))].flatMap(([topic, { missingSince }]) =>
    missingSince === null ? [] : [{ topic, missingSince }],
  )
  if (standing.length === 0) return html``
  const { language, words } = request
  const story = runStoryWords[language]
  const rows = standing.slice(0, mostMissing).map(async ({ topic, missingSince }) => {
    const entry = await store.entryOf(topic)
    const removal = new Date(missingSince.getTime() + source.limits.graceDays * dayMs)
    return [
      entry === null
        ? html`<bdi class="iri">${shortened(printable(topic), 150)}</bdi>`
        : html`<a href="/resource?uri=${encodeURIComponent(topic)}">${titleOfEntry(entry, request)}</a>`,
      ago(missingSince, request),
      formatDate(removal, language),
    ]
  })
  const rest = standing.length - rows.length
  return html`<section><h2>${story.missingTitle}</h2><p>${story.missingLead}</p>
${table(story.missingCaption, [story.resource, story.since, story.removal], await Promise.all(rows))}
${rest > 0 ? html`<p class="quiet">${words.general.more(rest)}</p>` : ''}</section>`
}
