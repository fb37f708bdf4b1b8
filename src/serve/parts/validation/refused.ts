import { html } from 'hono/html'
import { formatBytes } from '../../../text/format.ts'
import { harvestErrorText } from '../../../text/harvest-errors.ts'
import { printable, shortened } from '../../literals.ts'
import type { PageTools } from '../../tools.ts'
import type { Fields } from '../../validation/form.ts'
import { type Failure, levels, maxBytes, maxSeconds } from '../../validation/judgement.ts'
import type { PageRequest, View } from '../../view.ts'
import { validatorForm } from './form.ts'

/** Why a document is not taken, or not judged. */
export type Refusal = Failure | { readonly reason: 'busy' | 'too-many' }

interface Around {
  readonly request: PageRequest
  readonly tools: Pick<PageTools, 'profile' | 'profiles'>
  /** What was filled in, to be shown again. */
  readonly fields?: Fields | null
}

const statuses: Readonly<Record<Refusal['reason'], View['status'] & number>> = {
  missing: 400,
  several: 400,
  'too-large': 413,
  'bad-url': 422,
  fetch: 422,
  'timed-out': 422,
  'out-of-memory': 422,
  crashed: 500,
  cancelled: 200,
  'too-many': 429,
  busy: 503,
}

/** The status of an answer that gives no judgement, for that reason. */
function statusOf({ reason }: Refusal): View['status'] & number {
  return statuses[reason]
}

/** Why there is no judgement, in the words of the page. */
function refusalText(refusal: Refusal, { words, language }: PageRequest): string {
  const { validate } = words
  if (refusal.reason === 'fetch') return harvestErrorText(refusal.code, refusal.details)[language]
  const texts: Readonly<Record<Exclude<Refusal['reason'], 'fetch'>, string>> = {
    missing: validate.missing,
    several: validate.several,
    'too-large': validate.tooLarge(formatBytes(maxBytes, language)),
    'bad-url': validate.badUrl,
    'timed-out': validate.tooSlow(maxSeconds),
    'out-of-memory': validate.outOfMemory,
    crashed: validate.crashed,
    cancelled: validate.cancelled,
    'too-many': validate.tooMany,
    busy: validate.busy,
  }
  return texts[refusal.reason]
}

/** The form again, with the reason why there is no result. */
export function refusedView(refusal: Refusal, { request, tools, fields = null }: Around): View {
  const { validate } = request.words
  const empty = { text: '', url: '', file: null, asked: { profiles: [], isStrict: false, level: levels[0] } }
  const kind = refusal.reason === 'cancelled' ? 'notice-warning' : 'notice-error'
  const body = html`<h1>${validate.title}</h1>
<div class="notice ${kind}" role="alert"><h2>${validate.errorTitle}</h2><p><bdi>${shortened(printable(refusalText(refusal, request)), 600)}</bdi></p></div>
${validatorForm(fields ?? empty, request, tools)}`
  return { status: statusOf(refusal), title: validate.title, body, isUnindexed: true }
}
