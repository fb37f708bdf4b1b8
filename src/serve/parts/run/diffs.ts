import { html } from 'hono/html'
import type { ResourceDiff } from '../../../model/diff.ts'
import type { Harvest } from '../../../model/harvest.ts'
import type { ToldChange } from '../../../report/diff/changes.ts'
import { type TellOptions, type ToldPart, type ToldResource, tell } from '../../../report/diff/told.ts'
import type { Store } from '../../../store/store.ts'
import { diffWords } from '../../../text/diff.ts'
import { runStoryWords } from '../../../text/run-story.ts'
import { impersonal } from '../../describe/impersonal-diff.ts'
import { shortened } from '../../literals.ts'
import type { Html, PageRequest } from '../../view.ts'

const mostShown = 50
const mostChanges = 40
const mostValues = 10
const longestValue = 600

/** What diffs are shown with. */
interface DiffTools {
  readonly run: Pick<Harvest, 'id' | 'status'>
  readonly profile: TellOptions['profile']
  readonly store: Pick<Store, 'entryOf'>
}

/** What became of each resource in a run, in words; the whole of it as text, patch and JSON. */
export async function diffSection(
  diffs: readonly ResourceDiff[] | null,
  request: PageRequest,
  { run, profile, store }: DiffTools,
): Promise<Html> {
  if (diffs === null || diffs.length === 0) return html``
  const { language } = request
  const story = runStoryWords[language]
  const count = (kind: ResourceDiff['kind']) => diffs.filter(diff => diff.kind === kind).length
  const shown = tell(await impersonal(diffs.slice(0, mostShown), store), { profile, language })
  const href = `/katalog/v1/harvest-runs/${run.id}/changes`
  const rest = diffs.length - shown.length
  return html`<section id="changes"><h2>${run.status === 'held' ? story.diffHeld : story.diff}</h2>
<p>${diffWords[language].counts(count('added'), count('updated'), count('removed'))}. <span class="quiet">${story.diffText}</span></p>
${shown.map(resource => resourceDiff(resource, language))}
${rest > 0 ? html`<p class="quiet">${story.diffMore(rest)}</p>` : ''}
<p class="actions"><a href="${href}?format=text&amp;lang=${language}">${story.diffAll}</a> <a href="${href}?format=patch">${story.diffPatch}</a> <a href="${href}">${story.diffJson}</a></p></section>`
}

function resourceDiff(resource: ToldResource, language: PageRequest['language']): Html {
  const { kind, heading, name, primaryTopic, gone, appeared } = resource
  const total = diffWords[language].statements(gone + appeared)
  const title = html`<span class="change change-${kind}">${heading}</span> <bdi>${shortened(name, 150)}</bdi>`
  const link = html`<p><a class="iri small" href="/resource?uri=${encodeURIComponent(primaryTopic)}"><bdi>${shortened(primaryTopic, 200)}</bdi></a></p>`
  if (kind !== 'updated')
    return html`<details class="diff"><summary>${title}</summary>${link}<p class="quiet">${total}</p></details>`
  return html`<details class="diff"><summary>${title}</summary>${link}${changesIn(resource, language)}</details>`
}

/** Of parts the fewer are shown the deeper they hang: everything stands in the lists below. */
function changesIn(
  { changes, parts }: Pick<ToldPart, 'changes' | 'parts'>,
  language: PageRequest['language'],
  mostParts = mostChanges,
): Html {
  const rest = changes.length - mostChanges
  return html`<dl class="properties">${changes.slice(0, mostChanges).map(change => changeRow(change, language))}</dl>
${rest > 0 ? html`<p class="quiet">${diffWords[language].more(rest)}</p>` : ''}
${parts.slice(0, mostParts).map(part => partOf(part, language, Math.floor(mostParts / 3)))}`
}

function partOf(part: ToldPart, language: PageRequest['language'], mostParts: number): Html {
  const { isNew, isGone } = diffWords[language]
  const state = { added: isNew, removed: isGone, updated: '' }[part.kind]
  return html`<div class="diff-part"><p><strong>${part.property}</strong> <bdi>${shortened(part.name, 200)}</bdi>${state === '' ? '' : html` <span class="change change-${part.kind}">${state}</span>`}</p>
${changesIn(part, language, mostParts)}</div>`
}

function changeRow({ property, language: tag, before, after }: ToldChange, language: PageRequest['language']): Html {
  const values = (all: readonly string[], write: (value: string) => Html) => {
    const rest = all.length - mostValues
    return html`${all.slice(0, mostValues).map(value => write(shortened(value, longestValue)))}${rest > 0 ? html`<span class="quiet">${diffWords[language].more(rest)}</span>` : ''}`
  }
  return html`<div><dt>${property}${tag === '' ? '' : ` (${tag})`}</dt>
<dd>${values(before, value => html`<del><bdi>${value}</bdi></del> `)}${values(after, value => html`<ins><bdi>${value}</bdi></ins> `)}</dd></div>`
}
