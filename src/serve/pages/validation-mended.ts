import { inflateRawSync } from 'node:zlib'
import { html } from 'hono/html'
import { syntaxById } from '../../rdf/syntaxes.ts'
import { disposition } from '../disposition.ts'
import { printable, shortened } from '../literals.ts'
import { refusedView } from '../parts/validation/refused.ts'
import { repairList } from '../parts/validation/repairs.ts'
import { hrefOf, type Shown, shownOf } from '../parts/validation/shown.ts'
import type { PageTools } from '../tools.ts'
import type { Mended, MendedDocument } from '../validation/mended.ts'
import type { WriterOutcome } from '../validation/writer.ts'
import type { Html, PageRequest, View } from '../view.ts'

/** How long to wait for the mended document before telling that it is on its way, in ms. */
const patience = 1500

/** What was mended and what was not, with the way to the mended file; why there is none; or that it is on its way. */
export async function mendedPage(request: PageRequest, tools: PageTools): Promise<View | null> {
  const asked = await askedFor(request, tools)
  if (asked === null) return null
  const { shown, outcome } = asked
  if (outcome === null) return view(shown, progress(shown), { refreshAfter: 1 })
  if ('loss' in outcome) return refusedView({ reason: outcome.loss }, { request, tools })
  const { answer } = outcome
  return view(shown, 'none' in answer ? notMended(answer.none, shown) : account(answer, shown))
}

/** The document with what is certain mended, as a file to save; the page about it when there is none yet, or none at all. */
export async function mendedFile(request: PageRequest, tools: PageTools): Promise<Response | View | null> {
  const asked = await askedFor(request, tools)
  if (asked === null) return null
  const { shown, outcome } = asked
  if (outcome === null || 'loss' in outcome || 'none' in outcome.answer) return await mendedPage(request, tools)
  const { body, syntax: id } = outcome.answer
  const syntax = syntaxById(id)
  const name = shown.judgement.name.replace(/\.\w{1,6}$/, '')
  const headers = {
    'Content-Type': `${syntax?.mediaTypes[0] ?? 'text/plain'}; charset=utf-8`,
    'Content-Disposition': disposition('lagad', name, syntax?.extensions[0] ?? ''),
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noindex',
  }
  return new Response(new Uint8Array(inflateRawSync(body)), { headers })
}

interface AskedFor {
  readonly shown: Shown
  readonly outcome: WriterOutcome<Mended> | null
}

async function askedFor(request: PageRequest, tools: PageTools): Promise<AskedFor | null> {
  const { id } = request.parameters
  const state = tools.validator.state(id)
  if (state?.kind !== 'judged') return null
  const shown = shownOf(id, state.judgement, { request, tools })
  return { shown, outcome: await tools.mendings.of(state.judgement, shown.verdict.profile, patience) }
}

function view(shown: Shown, content: Html, more: Partial<View> = {}): View {
  const { validate } = shown.request.words
  const body = html`<h1>${validate.mendedTitle}</h1>
<p class="quiet document-name"><bdi>${shortened(printable(shown.judgement.name), 300)}</bdi></p>
${content}
<p class="again"><a class="onward" href="${hrefOf(shown, '')}">${validate.backToResult}</a></p>`
  const result = { label: validate.result, path: `/validate/${shown.id}` }
  const crumbs = [{ label: validate.title, path: '/validate' }, result]
  return { title: validate.mendedTitle, crumbs, body, isUnindexed: true, ...more }
}

function progress(shown: Shown): Html {
  const { validate } = shown.request.words
  return html`<div class="notice progress" role="status"><p><strong>${validate.mending}</strong></p><progress aria-label="${validate.mending}"></progress>
<p class="quiet">${validate.progressHelp}</p></div>
<p><a class="button" href="${hrefOf(shown, '/fixed')}">${validate.refresh}</a></p>`
}

function notMended(reason: 'unreadable' | 'relative' | 'nothing', { request }: Shown): Html {
  const { validate } = request.words
  const texts = {
    unreadable: validate.mendedUnreadable,
    relative: validate.mendedRelative,
    nothing: validate.mendedNothing,
  }
  return html`<p class="lead">${texts[reason]}</p>`
}

function account({ repairs, withheld, syntax }: MendedDocument, shown: Shown): Html {
  const { validate } = shown.request.words
  const label = syntaxById(syntax)?.label ?? syntax
  const download = html`<p><a class="button" href="${hrefOf(shown, '/fixed/file')}" download>${validate.mended}</a> <span class="quiet small">${label}</span></p>`
  const made = html`<p class="lead">${validate.mendedText}</p>${download}
<section><h2>${validate.mendedMade(repairs.count)}</h2>${repairList(repairs, shown)}</section>`
  const held = html`<section><h2>${validate.mendedWithheld(withheld.count)}</h2><p>${validate.mendedWithheldText}</p>${repairList(withheld, shown)}</section>`
  return html`${repairs.count === 0 ? html`<p class="lead">${validate.mendedNothing}</p>` : made}${withheld.count === 0 ? '' : held}`
}
