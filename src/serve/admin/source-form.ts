import { html } from 'hono/html'
import type { SettingsFault } from '../../harvest/source-settings-form.ts'
import { kinds } from '../../source/kinds.ts'
import { type FieldWords, sourceFormWords } from '../../text/source-form.ts'
import { settingsFaultText } from '../../text/source-settings.ts'
import { inLanguage } from '../links.ts'
import { select } from '../parts/select.ts'
import type { PageTools } from '../tools.ts'
import type { Html } from '../view.ts'
import { sealed } from './frame.ts'
import { may } from './permissions.ts'
import type { AdminRequest } from './request.ts'
import { type FieldValues, inFormUnits } from './source-fields.ts'

/** What a form for a source shows. */
export interface SourceForm {
  readonly values: FieldValues
  readonly faults: readonly SettingsFault[]
  /** Where it is sent, without the language prefix. */
  readonly action: string
  readonly isNew: boolean
}

/** The form of a source, each field with what it is for and what is wrong with it. */
export function sourceForm(form: SourceForm, request: AdminRequest, tools: PageTools): Html {
  const words = sourceFormWords[request.language]
  const kind = form.values.kind ?? 'dcat'
  const canTry = tools.previews !== null
  return html`${summary(form, request)}${kindForm(form, request)}
<form class="settings" method="post" action="${inLanguage(form.action, request.language)}">${sealed(request)}
<input type="hidden" name="kind" value="${kind}">${fieldsets(form, request, tools)}
<p class="actions"><button name="act" value="save">${words.save}</button>${canTry ? html` <button class="secondary" name="act" value="preview">${words.preview}</button>` : ''}</p>
${canTry ? html`<p class="quiet small">${words.previewHelp}</p>` : ''}</form>`
}

/** What was filled in, in fields that are not seen. */
export function hiddenFields(values: FieldValues): Html {
  const kept = Object.entries(values).filter(([name]) => !['csrf', 'act'].includes(name))
  return html`${kept.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`
}

function summary({ faults, values }: SourceForm, { language }: AdminRequest): Html {
  if (faults.length === 0) return html``
  const words = sourceFormWords[language]
  const names = [...new Set(faults.map(({ field }) => field))]
  return html`<div class="notice notice-error" role="alert"><p>${words.faulty(names.length)}</p><ul>${names.map(
    name => html`<li><a href="#${idOf(name)}">${wordsOf(name, values.kind ?? '', language).label}</a></li>`,
  )}</ul></div>`
}

/** Another kind has other settings, so it is chosen first. */
function kindForm({ values, isNew }: SourceForm, request: AdminRequest): Html {
  const words = sourceFormWords[request.language]
  const names: Readonly<Record<string, string>> = words.kinds
  const choices = Object.keys(kinds).map(kind => ({ value: kind, label: names[kind] ?? kind }))
  const path = isNew ? '/admin/sources/new' : `/admin/sources/${encodeURIComponent(values.id)}/settings`
  return html`<form class="filter" method="get" action="${inLanguage(path, request.language)}"><label for="kind">${words.fields.kind.label}</label>
${select('kind', choices, values.kind ?? 'dcat')}<button class="secondary">${words.chooseKind}</button></form>`
}

function fieldsets(form: SourceForm, request: AdminRequest, tools: PageTools): Html {
  const { groups, whens } = sourceFormWords[request.language]
  const { values, isNew } = form
  const taken = Object.hasOwn(kinds, values.kind ?? '') ? kinds[values.kind] : { settings: {}, isFile: false }
  const field = (name: string, kind: Kind, isRequired = false) => control({ name, kind, isRequired }, form, request)
  const group = (title: string, body: Html) => html`<fieldset><legend>${title}</legend>${body}</fieldset>`
  const profiles = tools.profiles.map(({ id, label }) => ({ value: id, label: label[request.language] }))
  const own = Object.entries(taken.settings)
  const ranks = may(request.who, 'sources', null)
    ? field('precedence', { as: 'text' })
    : hiddenFields({ precedence: values.precedence })
  const when = Object.entries(whens).map(([value, label]) => ({ value, label }))
  return html`${group(
    groups.what,
    html`${isNew ? field('id', { as: 'text' }, true) : hiddenFields({ id: values.id })}${field('title', { as: 'text' })}${field('url', { as: taken.isFile === true ? 'path' : 'url' }, true)}${field('organisation', { as: 'text' })}${field('profile', { as: 'choice', choices: profiles })}`,
  )}
${own.length === 0 ? '' : group(groups.kind, html`${own.map(([name, need]) => field(`settings.${name}`, { as: name === 'query' ? 'lines' : 'text' }, need === 'required'))}`)}
${group(groups.when, html`${field('schedule', { as: 'text' })}${ranks}${field('enabled', { as: 'tick' })}`)}
${group(groups.care, html`${['maxRemovedShare', 'graceDays', 'keepRuns'].map(name => field(`limits.${name}`, { as: 'number' }))}`)}
${group(groups.limits, html`${['maxBytes', 'timeout', 'budget', 'maxPages'].map(name => field(`limits.${name}`, { as: 'number' }))}`)}
${group(groups.tell, html`${field('notify.mail', { as: 'lines' })}${field('notify.webhooks', { as: 'lines' })}${field('notify.when', { as: 'choice', choices: when })}${field('notify.dropPoints', { as: 'number' })}`)}`
}

type Kind =
  | { readonly as: 'text' | 'url' | 'path' | 'number' | 'lines' | 'tick' }
  | { readonly as: 'choice'; readonly choices: readonly { readonly value: string; readonly label: string }[] }

interface Field {
  readonly name: string
  readonly kind: Kind
  readonly isRequired: boolean
}

function control({ name, kind, isRequired }: Field, { values, faults }: SourceForm, request: AdminRequest): Html {
  const { language } = request
  const words = sourceFormWords[language]
  const { label, help } = wordsOf(kind.as === 'path' ? 'path' : name, values.kind ?? '', language)
  const own = faults.filter(({ field }) => field === name).map(fault => settingsFaultText(inFormUnits(fault), language))
  const id = idOf(name)
  const notes = [...(help === '' ? [] : [`${id}-help`]), ...(own.length === 0 ? [] : [`${id}-fault`])].join(' ')
  const state = html`${notes === '' ? '' : html` aria-describedby="${notes}"`}${own.length === 0 ? '' : html` aria-invalid="true"`}`
  const value = values[name] ?? ''
  const helpText = help === '' ? '' : html`<span class="quiet small" id="${id}-help">${help}</span>`
  const faultText = own.length === 0 ? '' : html`<strong class="fault" id="${id}-fault">${own.join(' ')}</strong>`
  if (kind.as === 'tick') {
    return html`<p><label class="box"><input type="checkbox" id="${id}" name="${name}" value="true"${value === 'true' ? html` checked` : ''}${state}><span>${label}</span></label>${helpText}</p>`
  }
  const shown = html`<label for="${id}">${label}${isRequired ? html` <span class="quiet">(${words.required})</span>` : ''}</label>`
  return html`<p>${shown}${faultText}${input({ id, name, value, state }, kind)}${helpText}</p>`
}

interface Input {
  readonly id: string
  readonly name: string
  readonly value: string
  readonly state: Html
}

function input({ id, name, value, state }: Input, kind: Kind): Html {
  if (kind.as === 'choice') {
    return html`<select id="${id}" name="${name}"${state}>${kind.choices.map(
      choice =>
        html`<option value="${choice.value}"${choice.value === value ? html` selected` : ''}>${choice.label}</option>`,
    )}</select>`
  }
  if (kind.as === 'lines')
    return html`<textarea id="${id}" name="${name}" rows="3" spellcheck="false"${state}>
${value}</textarea>`
  const hint =
    kind.as === 'url' ? html` inputmode="url"` : kind.as === 'number' ? html` inputmode="decimal" class="short"` : ''
  return html`<input id="${id}" name="${name}" value="${value}" autocomplete="off" spellcheck="false"${hint}${state}>`
}

function idOf(name: string): string {
  return `field-${name.replace('.', '-')}`
}

/** The words of a field of the form, of a kind of source; of a setting that has none its name. */
export function wordsOf(name: string, kind: string, language: AdminRequest['language']): FieldWords {
  const { fields, settings } = sourceFormWords[language]
  const all: Readonly<Record<string, FieldWords>> = fields
  const own: Readonly<Record<string, FieldWords>> = settings
  const setting = name.replace(/^settings\./, '')
  return all[name] ?? own[`${kind}.${setting}`] ?? { label: setting, help: '' }
}
