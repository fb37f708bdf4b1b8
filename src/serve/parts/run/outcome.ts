import { html } from 'hono/html'
import type { Harvest } from '../../../model/harvest.ts'
import { runStoryWords } from '../../../text/run-story.ts'
import type { Html, PageRequest } from '../../view.ts'
import { type Counts, stateOf } from '../state.ts'

/** How a run ended, in a sentence or two; nothing when its reason is told below. */
export function outcomeText(harvest: Harvest, counts: Counts | null, { language }: PageRequest): Html {
  const story = runStoryWords[language]
  const state = stateOf(harvest, counts, false)
  if (harvest.error !== null || state === 'waiting' || state === 'running') return html``
  const { removed, missing } = harvest.changes ?? { removed: 0, missing: 0 }
  const isKept = harvest.unchangedBy !== null
  const sentences = [
    isKept && removed > 0 ? story.unchangedRemoved(removed) : isKept ? '' : changed(harvest, language),
    harvest.unchangedBy === null ? '' : story.unchangedBy[harvest.unchangedBy],
    state === 'remarks' ? story.withErrors : '',
    missing > 0 ? story.missingNow(missing) : '',
    harvest.isComplete === false ? story.incomplete : '',
  ]
  return html`${sentences.filter(sentence => sentence !== '').join(' ')}`
}

function changed({ changes, status }: Harvest, language: PageRequest['language']): string {
  const { ended } = runStoryWords[language]
  if (changes === null || status === 'unchanged') return ''
  const { added, updated, removed } = changes
  return added + updated + removed === 0 ? ended.same : ended.changed(added, updated, removed)
}
