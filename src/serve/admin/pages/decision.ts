import { html } from 'hono/html'
import type { DecisionOutcome } from '../../../harvest/decide.ts'
import type { Harvest } from '../../../model/harvest.ts'
import type { Store } from '../../../store/store.ts'
import { formatNumber } from '../../../text/format.ts'
import { runStoryWords } from '../../../text/run-story.ts'
import { inLanguage } from '../../links.ts'
import { printable, shortened } from '../../literals.ts'
import { runOf } from '../../need.ts'
import { failureNotice } from '../../parts/failure.ts'
import { changeTable, uriList } from '../../parts/run/changes.ts'
import { diffSection } from '../../parts/run/diffs.ts'
import { table } from '../../parts/table.ts'
import { moment } from '../../parts/time.ts'
import { titleOfEntry } from '../../parts/title.ts'
import type { PageTools } from '../../tools.ts'
import type { Html, Redirect, View } from '../../view.ts'
import { decided } from '../decide.ts'
import { framed, sealed } from '../frame.ts'
import { may } from '../permissions.ts'
import { type AdminRequest, textOf } from '../request.ts'
import { adminSourcePath } from './source-link.ts'

const mostNamed = 200

/** A held run: exactly what it would remove, what else it would change, and the two answers. */
export async function decisionPage(request: AdminRequest, tools: PageTools): Promise<View | null> {
  const run = await runOf(request.parameters.id, tools.store)
  return run === null ? null : await viewOf(run, { request, tools })
}

/** Takes the answer, which is on what the reader was shown and nothing else. */
export async function decideRun(request: AdminRequest, tools: PageTools): Promise<View | Redirect | null> {
  const run = await runOf(request.parameters.id, tools.store)
  const kind = answers.find(answer => answer === textOf(request.form, 'decision'))
  if (run === null || kind === undefined) return null
  const digest = textOf(request.form, 'digest')
  const outcome = await decided(
    { run: run.id, kind, digest, by: request.who.name, at: tools.now() },
    tools.administration,
  )
  if (outcome === 'no-harvester') return await viewOf(run, { request, tools, complaint: request.admin.noHarvester })
  if (outcome !== 'later' && outcome.kind === 'refused') {
    return await viewOf(run, { request, tools, complaint: complaintOf(outcome.why, request) })
  }
  return { status: 303, path: `${adminSourcePath(run.source)}?done=${doneOf(outcome)}` }
}

const answers = ['approved', 'rejected'] as const

function complaintOf(why: 'not-held' | 'decided-already' | 'other-digest', { admin }: AdminRequest): string {
  const words = admin.decision
  return { 'not-held': words.replaced, 'decided-already': words.notHeld, 'other-digest': words.otherDigest }[why]
}

function doneOf(outcome: DecisionOutcome | 'later'): string {
  if (outcome === 'later' || outcome.kind === 'approved') return 'approved-later'
  if (outcome.kind !== 'harvested') return 'rejected'
  return { succeeded: 'approved', unchanged: 'approved', held: 'approved-held', failed: 'approved-later' }[
    outcome.harvest.status
  ]
}

interface Showing {
  readonly request: AdminRequest
  readonly tools: PageTools
  readonly complaint?: string
}

async function viewOf(run: Harvest, { request, tools, complaint }: Showing): Promise<View> {
  const { admin, language } = request
  const { store } = tools
  const source = await store.source(run.source)
  const isOpen =
    run.status === 'held' && run.decision === null && (await store.heldRuns()).some(({ id }) => id === run.id)
  const going = run.changes?.removedURIs ?? []
  const others = ((await store.diffs(run.id)) ?? []).filter(({ kind }) => kind !== 'removed')
  const refusal = complaint === undefined ? '' : html`<p class="notice notice-error" role="alert">${complaint}</p>`
  const body = html`${refusal}${isOpen ? failureNotice(run, request, tools) : closed(run, request)}
${run.status !== 'held' ? '' : await goingSection(going, { request, store })}
${isOpen && may(request.who, 'decide', run.source) ? form(run, going.length, request) : ''}
${run.status !== 'held' ? '' : html`<section><h2>${admin.decision.others}</h2>${otherChanges(run, request)}</section>${await diffSection(others, request, { run, profile: tools.profile, store })}`}
<p><a class="onward" href="${inLanguage(`/harvest/runs/${run.id}`, language)}">${admin.decision.run}</a></p>`
  const crumbs = [
    { label: admin.sources.title, path: '/admin/sources' },
    ...(source === null ? [] : [{ label: shortened(source.title, 80), path: adminSourcePath(source.id) }]),
  ]
  const title = admin.decision.title(run.id)
  return framed({ title, crumbs, body, status: complaint === undefined ? 200 : 409 }, request)
}

function closed({ decision }: Harvest, request: AdminRequest): Html {
  const words = request.admin.decision
  if (decision === null) return html`<p>${words.notHeld}</p>`
  return html`<p>${words.decided[decision.kind](decision.by)} ${moment(decision.at, request)}</p><p>${runStoryWords[request.language].decided[decision.kind]}</p>`
}

async function goingSection(
  going: readonly string[],
  { request, store }: { readonly request: AdminRequest; readonly store: Pick<Store, 'entryOf'> },
): Promise<Html> {
  const { admin, words } = request
  const rows = going.slice(0, mostNamed).map(async uri => {
    const entry = await store.entryOf(uri)
    return [
      entry === null ? html`<span class="quiet">–</span>` : titleOfEntry(entry, request),
      entry === null ? '–' : words.resourceType[entry.resourceType],
      html`<a class="iri" href="/resource?uri=${encodeURIComponent(uri)}"><bdi>${shortened(printable(uri), 200)}</bdi></a>`,
    ]
  })
  const rest = going.length - rows.length
  return html`<section><h2>${admin.decision.listTitle}</h2>
${table(admin.decision.listCaption, [words.general.title, words.harvest.type, words.general.address], await Promise.all(rows))}
${rest > 0 ? html`<details><summary>${words.general.more(rest)}</summary><pre tabindex="0">${going.slice(mostNamed).map(uri => `${printable(uri)}\n`)}</pre></details>` : ''}</section>`
}

function form({ id, digest, changes }: Harvest, count: number, request: AdminRequest): Html {
  const { admin, language } = request
  const words = admin.decision
  return html`<form class="decision" method="post" action="${inLanguage(`/admin/runs/${id}/decision`, language)}">${sealed(request)}
<input type="hidden" name="digest" value="${digest ?? ''}"><p>${words.onApproval(count, changes?.added ?? 0, changes?.updated ?? 0)}</p><p>${words.onRejection}</p>
<p class="actions"><button class="danger" name="decision" value="approved">${words.approve}</button> <button class="secondary" name="decision" value="rejected">${words.reject}</button></p>
<p class="quiet small">${words.digestText} ${words.digest}: <code>${(digest ?? '').slice(0, 16)}</code></p></form>`
}

function otherChanges({ changes }: Harvest, request: AdminRequest): Html {
  if (changes === null) return html`<p class="quiet">${formatNumber(0, request.language)}</p>`
  const { harvest } = request.words
  return html`${changeTable(changes, request)}${uriList(harvest.addedList, changes.addedURIs, request)}${uriList(harvest.updatedList, changes.updatedURIs, request)}`
}
