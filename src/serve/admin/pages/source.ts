import { html } from 'hono/html'
import type { Harvest } from '../../../model/harvest.ts'
import type { StoredSource } from '../../../store/store.ts'
import { formatDuration } from '../../../text/duration.ts'
import { formatLimit, formatNumber, formatPercent } from '../../../text/format.ts'
import { sourceFactWords } from '../../../text/source-facts.ts'
import { sourceFormWords } from '../../../text/source-form.ts'
import { inLanguage, outward, sourcePath } from '../../links.ts'
import { shortened } from '../../literals.ts'
import { keyText, webhookKey } from '../../notify/webhook.ts'
import { changesOf } from '../../pages/harvest.ts'
import { failureNotice } from '../../parts/failure.ts'
import { kindText, precedenceText, whenText } from '../../parts/source-facts.ts'
import { stateMark, stateOf } from '../../parts/state.ts'
import { table } from '../../parts/table.ts'
import { moment } from '../../parts/time.ts'
import type { PageTools } from '../../tools.ts'
import type { Html, Redirect, View } from '../../view.ts'
import { actionForm, framed } from '../frame.ts'
import { may } from '../permissions.ts'
import type { AdminRequest } from '../request.ts'
import { wordsOf } from '../source-form.ts'
import { auditTable } from './audit.ts'
import { adminSourcePath } from './source-link.ts'

const shownRuns = 10

/** One source: how it is, what can be done, how it is set up, and its latest runs. */
export async function sourceAdminPage(request: AdminRequest, tools: PageTools): Promise<View | null> {
  const { admin, parameters, language } = request
  const source = await tools.store.source(parameters.id)
  if (source === null) return null
  const runs = await tools.store.harvests({ source: source.id, limit: shownRuns, offset: 0 })
  const last = runs.items.at(0) ?? null
  const running = (await tools.store.running()).get(source.id) ?? null
  const counts = last === null ? null : await tools.store.harvestFindingCounts(last.id)
  const done = await tools.store.auditLog({ subject: source.id, limit: shownRuns, offset: 0 })
  const isHeld = last !== null && (await tools.store.heldRuns()).some(({ id }) => id === last.id)
  const body = html`<p>${stateMark(stateOf(last, counts, running !== null), request)} ${last === null ? '' : moment(last.endedAt, request)}</p>
${failureNotice(last, request, tools)}
${isHeld ? html`<p><a class="button" href="${inLanguage(`/admin/runs/${last.id}`, language)}">${admin.overview.decide}</a></p>` : ''}
${actions(source, request, tools)}
<section><h2>${admin.sources.settings}</h2>${settings(source, request, tools)}</section>
<section><h2>${admin.sources.runs}</h2>${runs.total === 0 ? html`<p class="quiet">${request.words.harvest.noRuns}</p>` : runTable(runs.items, request)}</section>
<section><h2>${admin.audit.title}</h2>${done.total === 0 ? html`<p class="quiet">${admin.audit.none}</p>` : auditTable(done.items, request)}</section>`
  const title = shortened(source.title, 120)
  return framed({ title, crumbs: [{ label: admin.sources.title, path: '/admin/sources' }], body }, request)
}

/** Starts a run of a source now. */
export async function harvestNow({ parameters, who }: AdminRequest, tools: PageTools): Promise<Redirect | null> {
  const { store, administration, now } = tools
  const source = await store.source(parameters.id)
  if (source === null) return null
  const isFree = !(await store.running()).has(source.id)
  const isStarted = isFree && (administration?.orders?.start(source) ?? false)
  if (isStarted) {
    const { name: actor } = who
    await store.audit({ at: now(), actor, action: 'run.ordered', subject: source.id, before: null, after: null })
  }
  return { status: 303, path: `${adminSourcePath(source.id)}?done=${isStarted ? 'ordered' : 'busy'}` }
}

function actions(source: StoredSource, request: AdminRequest, tools: PageTools): Html {
  const { admin, who, language } = request
  const path = adminSourcePath(source.id)
  const mayHarvest = may(who, 'harvest', source.id)
  const canHarvest = (tools.administration?.orders ?? null) !== null
  const link = (to: string, label: string, kind: string) =>
    html`<a class="button ${kind}" href="${inLanguage(to, language)}">${label}</a>`
  return html`<section><h2>${admin.sources.actions}</h2>
${mayHarvest && !canHarvest ? html`<p class="quiet">${admin.noHarvester}</p>` : ''}
<div class="actions">
${mayHarvest && canHarvest ? actionForm(request, { path: `${path}/harvest`, label: admin.sources.harvest }) : ''}
${mayHarvest && canHarvest ? actionForm(request, { path: `${path}/preview`, label: admin.sources.preview, kind: 'secondary' }) : ''}
${may(who, 'change', source.id) ? link(`${path}/settings`, admin.sources.edit, 'secondary') : ''}
${may(who, 'sources', null) ? link(`${path}/remove`, admin.sources.remove, 'danger') : ''}</div>
<p><a class="onward" href="${inLanguage(sourcePath(source), language)}">${admin.sources.public}</a></p></section>`
}

function settings(source: StoredSource, request: AdminRequest, { administration, profiles }: PageTools): Html {
  const { admin, words, language, who } = request
  const { fields, whens } = sourceFormWords[language]
  const { limits, notify } = source
  const facts = sourceFactWords[language]
  const secret = administration?.webhookSecret ?? null
  const row = (label: string, value: Html | string | null) =>
    value === null || value === '' ? '' : html`<div><dt>${label}</dt><dd>${value}</dd></div>`
  const lines = (all: readonly string[]) =>
    all.length === 0 ? null : html`${all.map(one => html`<bdi>${one}</bdi><br>`)}`
  const hasKey = secret !== null && notify.webhooks.length > 0 && may(who, 'change', source.id)
  return html`<dl class="properties">
${row(fields.id.label, html`<code>${source.id}</code>`)}
${row(fields.url.label, outward(source.url))}
${row(fields.kind.label, kindText(source, request))}
${Object.entries(source.settings).map(([name, value]) => row(wordsOf(`settings.${name}`, source.kind, language).label, html`<code class="pre">${shortened(value, 2000)}</code>`))}
${row(fields.profile.label, profiles.find(({ id }) => id === source.profile)?.label[language] ?? source.profile)}
${row(fields.organisation.label, source.organisation === null ? null : outward(source.organisation))}
${row(fields.schedule.label, html`${whenText(source, request)}${source.enabled ? '' : ` (${words.harvest.disabled})`}`)}
${row(fields.precedence.label, precedenceText(source, request))}
${row(facts.labels.maxRemovedShare, facts.share(formatPercent(limits.maxRemovedShare, language)))}
${row(facts.labels.graceDays, facts.grace(limits.graceDays))}
${row(facts.labels.keepRuns, facts.kept(limits.keepRuns))}
${row(facts.labels.maxBytes, formatLimit(limits.maxBytes, language))}
${row(facts.labels.timeout, formatDuration(limits.timeout, language))}
${row(facts.labels.budget, formatDuration(limits.budget, language))}
${row(facts.labels.maxPages, formatNumber(limits.maxPages, language))}
${row(fields['notify.mail'].label, lines(notify.mail))}
${row(fields['notify.webhooks'].label, lines(notify.webhooks))}
${row(fields['notify.when'].label, notify.mail.length + notify.webhooks.length === 0 ? null : whens[notify.when])}
${row(fields['notify.dropPoints'].label, formatNumber(notify.dropPoints, language))}</dl>
${hasKey ? html`<details><summary>${admin.sources.webhookKey}</summary><p class="quiet">${admin.sources.webhookKeyText}</p><pre tabindex="0">${keyText(webhookKey(secret, source.id))}</pre></details>` : ''}`
}

function runTable(runs: readonly Harvest[], request: AdminRequest): Html {
  const { words, language } = request
  const rows = runs.map(run => [
    html`<a href="${inLanguage(`/harvest/runs/${run.id}`, language)}">${moment(run.startedAt, request)}</a>`,
    stateMark(stateOf(run, null, false), request),
    changesOf(run, request),
    formatDuration(run.endedAt.getTime() - run.startedAt.getTime(), language),
  ])
  const { started, state, changes, duration, historyCaption } = words.harvest
  return table(historyCaption, [started, state, changes, { label: duration, isNumber: true }], rows)
}
