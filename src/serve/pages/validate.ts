import { html } from 'hono/html'
import { validatorForm } from '../parts/validation/form.ts'
import { type Refusal, refusedView } from '../parts/validation/refused.ts'
import type { PageTools } from '../tools.ts'
import { fetchedTask } from '../validation/fetched.ts'
import { documentOf, type Fields, fieldsOf, type SentForm } from '../validation/form.ts'
import { levels, maxBytes } from '../validation/judgement.ts'
import type { Source } from '../validation/validator.ts'
import type { PageRequest, Redirect, View } from '../view.ts'
import { judgedView } from './validation.ts'

/** How long the sender is kept waiting for the result before being sent to where it will be, in ms. */
const quickly = 2000

/** A form larger than this, in bytes, is taken apart in the thread: doing it here would hold up others. */
const smallForm = 250_000

/** Room in a form besides the document, in bytes. */
const besides = 100_000

/** The form of the validator. */
export async function validatePage(request: PageRequest, tools: PageTools): Promise<View> {
  const { words, query } = request
  tools.validator.warm()
  const asked = { profiles: query.getAll('profile'), isStrict: query.has('strict'), level: levels[0] }
  const fields = { text: '', url: query.get('url') ?? '', file: null, asked }
  const body = html`<h1>${words.validate.title}</h1><p class="lead">${words.validate.lead}</p>${validatorForm(fields, request, tools)}`
  return { title: words.validate.title, body }
}

/** Takes what was submitted. What is judged in a moment is shown at once; else the sender is sent to where it will be. */
export async function validationPage(request: PageRequest, tools: PageTools): Promise<View | Redirect> {
  const form = await sentForm(request, tools)
  if ('reason' in form) return refusedView(form, { request, tools })
  const [source, fields] = await sourceOf(form, tools)
  if ('reason' in source) return refusedView(source, { request, tools, fields })
  const { validator } = tools
  const submitted = validator.submit(source, request.sender)
  if (typeof submitted === 'string') return refusedView({ reason: submitted }, { request, tools, fields })
  const path = `/validate/${submitted.id}`
  const state = await validator.settled(submitted.id, quickly)
  if (state?.kind === 'judged')
    return { ...(await judgedView({ id: submitted.id, state, request: { ...request, path } }, tools)), path }
  if (state?.kind === 'failed') return refusedView(state.failure, { request, tools, fields })
  return { status: 303, path }
}

async function sentForm({ raw, words }: PageRequest, tools: PageTools): Promise<SentForm | Refusal> {
  const body = await tools.readBody(raw, maxBytes + besides)
  if (typeof body === 'string') return { reason: body }
  const profiles = [tools.profile.id, ...tools.profiles.map(({ id }) => id).filter(id => id !== tools.profile.id)]
  return { body, contentType: raw.headers.get('content-type'), profiles, pasted: words.validate.pasted }
}

/** What to judge, and the fields to show again when it is refused. */
async function sourceOf(form: SentForm, { get }: PageTools): Promise<[Source | Refusal, Fields | null]> {
  if (form.body.byteLength > smallForm) return [{ kind: 'judge-form', form }, null]
  const fields = await fieldsOf(form)
  const document = await documentOf(fields, form.pasted)
  if ('reason' in document) return [document, fields]
  if ('url' in document) return [fetchedTask(document.url, fields.asked, get), fields]
  return [{ kind: 'judge', submission: document, asked: fields.asked }, fields]
}
