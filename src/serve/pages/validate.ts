import { html } from 'hono/html'
import type { Profile } from '../../profile/profile.ts'
import { formatBytes } from '../../text/format.ts'
import { inLanguage } from '../links.ts'
import { select } from '../parts/select.ts'
import { validationResult } from '../parts/validation-result.ts'
import { type Fields, fieldsOf, type Refusal, submissionOf } from '../submission.ts'
import type { PageTools } from '../tools.ts'
import { maxBytes, maxSeconds } from '../validator.ts'
import type { Html, PageRequest, View } from '../view.ts'

const levels = ['info', 'warning', 'violation'] as const

/** The form of the validator. */
export async function validatePage(request: PageRequest, tools: PageTools): Promise<View> {
  const { words, query } = request
  const fields = {
    text: '',
    url: query.get('url') ?? '',
    file: null,
    profile: query.get('profile') ?? '',
    level: 'info',
  }
  const body = html`<h1>${words.validate.title}</h1><p class="lead">${words.validate.lead}</p>${form(fields, request, tools)}`
  return { title: words.validate.title, body }
}

/** Judges what was submitted and shows the result. */
export async function validationPage(request: PageRequest, tools: PageTools): Promise<View> {
  const fields = await fieldsOf(request.raw)
  const submission = await submissionOf(fields, tools.get, request)
  if ('reason' in submission) return refused(submission, fields, { request, tools })
  const profile = chosenProfile(fields.profile, tools)
  const verdict = await tools.validator.judge(submission, profile)
  const { validate } = request.words
  if (verdict === 'busy') return refused({ status: 503, reason: validate.busy }, fields, { request, tools })
  if (verdict === 'timed-out') {
    return refused({ status: 422, reason: validate.tooSlow(maxSeconds) }, fields, { request, tools })
  }
  const level = levels.find(level => level === fields.level) ?? 'info'
  const body = html`${validationResult({ verdict, submission, profile, level }, request)}
<section class="again"><h2>${validate.again}</h2>${form({ ...fields, text: '', file: null }, request, tools)}</section>`
  return { title: validate.result, crumbs: [{ label: validate.title, path: '/validate' }], body, isUnindexed: true }
}

function chosenProfile(id: string, { profiles, profile }: PageTools): Profile {
  return profiles.find(one => one.id === id) ?? profile
}

interface Around {
  readonly request: PageRequest
  readonly tools: PageTools
}

function refused(
  refusal: Omit<Refusal, 'status'> & { readonly status: View['status'] & number },
  fields: Fields,
  { request, tools }: Around,
): View {
  const { validate } = request.words
  const body = html`<h1>${validate.title}</h1>
<div class="notice notice-error" role="alert"><h2>${validate.errorTitle}</h2><p><bdi>${refusal.reason}</bdi></p></div>
${form({ ...fields, file: null }, request, tools)}`
  return { status: refusal.status, title: validate.title, body, isUnindexed: true }
}

function form(fields: Fields, { words, language }: PageRequest, tools: PageTools): Html {
  const { validate } = words
  const chosen = chosenProfile(fields.profile, tools)
  const text = fields.text.length > maxBytes ? '' : fields.text
  const profiles = tools.profiles.map(({ id, label, version }) => ({
    value: id,
    label: `${label[language]} ${version}`,
  }))
  return html`<form class="validate" action="${inLanguage('/validate', language)}" method="post" enctype="multipart/form-data">
<fieldset><legend>${validate.howTitle}</legend>
<p><label for="url">${validate.url}</label>
<input id="url" name="url" type="url" inputmode="url" value="${fields.url}" placeholder="https://…" aria-describedby="url-help">
<span id="url-help" class="quiet small">${validate.urlHelp}</span></p>
<p><label for="file">${validate.file}</label><input id="file" name="file" type="file" accept=".rdf,.xml,.owl,.ttl,.jsonld,.json,.nt,.nq,.trig"></p>
<p><label for="text">${validate.paste}</label>
<textarea id="text" name="text" rows="10" spellcheck="false" autocomplete="off" aria-describedby="text-help">${text}</textarea>
<span id="text-help" class="quiet small">${validate.pasteHelp}</span></p>
</fieldset>
<div class="choices"><p><label for="profile">${validate.profile}</label>${select('profile', profiles, chosen.id)}</p>
<p><label for="level">${validate.level}</label>${select(
    'level',
    levels.map(level => ({ value: level, label: validate.levels[level] })),
    fields.level,
  )}</p>
<p><button>${validate.submit}</button></p></div>
<p class="quiet small">${validate.limits(formatBytes(maxBytes, language), maxSeconds)}</p></form>`
}
