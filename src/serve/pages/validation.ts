import { html } from 'hono/html'
import { formatPercent } from '../../text/format.ts'
import { inLanguage } from '../links.ts'
import { downloads } from '../parts/validation/downloads.ts'
import { validatorForm } from '../parts/validation/form.ts'
import { refusedView } from '../parts/validation/refused.ts'
import { resourceList } from '../parts/validation/resources.ts'
import { ruleList, rulePage } from '../parts/validation/rules.ts'
import { type Shown, shownOf } from '../parts/validation/shown.ts'
import { sourceView } from '../parts/validation/source.ts'
import { briefly, contents, hiddenNotice, summary } from '../parts/validation/summary.ts'
import { tabs, type ViewName } from '../parts/validation/tabs.ts'
import type { PageTools } from '../tools.ts'
import { levels } from '../validation/judgement.ts'
import { keptMinutes, type State } from '../validation/validator.ts'
import type { Html, PageRequest, Redirect, View } from '../view.ts'

/** How long to wait for the end of a judging before telling how far it has come, in ms. */
const patience = 1500

/** What has become of a submitted document: how far it has come, or the result in the view asked for. */
export async function submittedPage(request: PageRequest, tools: PageTools): Promise<View> {
  return await pageOf(request, tools, judgedView)
}

/** The document with the findings in its margin. */
export async function sourcePage(request: PageRequest, tools: PageTools): Promise<View> {
  return await pageOf(request, tools, async ({ id, state, request }) => {
    const shown = shownOf(id, state.judgement, { request, tools })
    return await resultView(shown, 'source', html`${hiddenNotice(shown)}${sourceView(shown)}`, tools)
  })
}

/** Breaks off what goes on, or removes what came of it. */
export async function removePage({ parameters }: PageRequest, { validator }: PageTools): Promise<Redirect> {
  const { id } = parameters
  const wasGoingOn = !['judged', 'failed', undefined].includes(validator.state(id)?.kind)
  validator.remove(id)
  if (!wasGoingOn) return { status: 303, path: '/validate' }
  await validator.settled(id, patience)
  return { status: 303, path: `/validate/${id}` }
}

type Judged = State & { readonly kind: 'judged' }

interface Ended {
  readonly id: string
  readonly state: Judged
  readonly request: PageRequest
}

async function pageOf(
  request: PageRequest,
  tools: PageTools,
  viewOf: (ended: Ended, tools: PageTools) => Promise<View | null>,
): Promise<View> {
  const { id } = request.parameters
  const state = await tools.validator.settled(id, patience)
  if (state === null) return goneView(request, tools)
  if (state.kind === 'failed') return refusedView(state.failure, { request, tools })
  if (state.kind !== 'judged') return progressView(id, state, request)
  return (await viewOf({ id, state, request }, tools)) ?? goneView(request, tools)
}

/** The result in the view that the address asks for. */
export async function judgedView({ id, state, request }: Ended, tools: PageTools): Promise<View> {
  const shown = shownOf(id, state.judgement, { request, tools })
  const rule = request.query.get('rule')
  const ofRule = rule === null ? null : rulePage(rule, shown)
  if (ofRule !== null) return await resultView(shown, 'rules', ofRule, tools)
  const view = request.query.get('view')
  if (view === 'resources')
    return await resultView(shown, 'resources', html`${hiddenNotice(shown)}${resourceList(shown)}`, tools)
  if (view === 'downloads') return await resultView(shown, 'downloads', downloads(shown), tools)
  return await resultView(shown, 'rules', html`${hiddenNotice(shown)}${ruleList(shown)}${contents(shown)}`, tools)
}

async function resultView(shown: Shown, name: ViewName, view: Html, tools: PageTools): Promise<View> {
  const { validate } = shown.request.words
  const { language } = shown.request
  const { predicted } = shown.judgement
  const live = name === 'source' || predicted === null ? null : await tools.differences.of(predicted)
  const body = html`${name === 'source' ? briefly(shown) : summary(shown, { ...tools, live })}${tabs(shown, name)}${view}
<p class="again"><a class="button" href="${inLanguage('/validate', language)}">${validate.again}</a></p>`
  return { title: validate.result, crumbs: [{ label: validate.title, path: '/validate' }], body, isUnindexed: true }
}

function goneView(request: PageRequest, tools: PageTools): View {
  const { validate } = request.words
  const fields = { text: '', url: '', file: null, asked: { profiles: [], isStrict: false, level: levels[0] } }
  const body = html`<h1>${validate.goneTitle}</h1><p class="lead">${validate.gone(keptMinutes)}</p>${validatorForm(fields, request, tools)}`
  return { status: 404, title: validate.goneTitle, body, isUnindexed: true }
}

function progressView(id: string, state: Exclude<State, { kind: 'judged' | 'failed' }>, request: PageRequest): View {
  const { words, language } = request
  const { validate } = words
  const share = state.kind === 'running' ? state.share : 0
  const texts: Readonly<Record<typeof state.kind, () => string>> = {
    fetching: () => validate.fetching,
    waiting: () => validate.waiting(state.kind === 'waiting' ? state.place : 0),
    running: () => validate.running(formatPercent(share, language)),
  }
  const text = texts[state.kind]()
  const path = inLanguage(`/validate/${id}`, language)
  const body = html`<h1>${validate.progressTitle}</h1>
<div class="notice progress" role="status"><p><strong>${text}</strong></p><progress max="100" value="${Math.round(share * 100)}" aria-label="${validate.progressTitle}"></progress>
<p class="quiet">${validate.progressHelp}</p></div>
<div class="choices"><p><a class="button" href="${path}">${validate.refresh}</a></p>
<form action="${path}/remove" method="post"><p><button class="secondary">${validate.cancel}</button></p></form></div>`
  const crumbs = [{ label: validate.title, path: '/validate' }]
  return { title: validate.progressTitle, crumbs, body, isUnindexed: true, refreshAfter: 1 }
}
