import { resultingSource, settingsOf } from '../../harvest/source-settings.ts'
import type { SettingsFault, SourceSettings } from '../../harvest/source-settings-form.ts'
import { defaultLimits, type Limits, type Source } from '../../model/source.ts'
import { kinds } from '../../source/kinds.ts'
import { textOf } from './request.ts'

/** What the form of a source holds, by the name of the setting, as it is written there. */
export type FieldValues = Readonly<Record<string, string>>

/** How much one of the form's unit is: megabytes, seconds, minutes and per cent are easier to write. */
const formUnits: Readonly<Record<keyof Limits, number>> = {
  maxBytes: 1024 * 1024,
  timeout: 1000,
  budget: 60_000,
  maxPages: 1,
  maxRemovedShare: 0.01,
  graceDays: 1,
  keepRuns: 1,
}

const limitNames = Object.keys(defaultLimits) as (keyof Limits)[]

/** What a form for a new source of a kind begins with. */
export function blankFields(kind: string): FieldValues {
  return { ...fieldsOf(resultingSource({ id: '', title: '', kind }, null)), url: '' }
}

/** What the form of a source holds. */
export function fieldsOf(source: Source): FieldValues {
  const { limits, settings, notify, enabled, schedule, organisation, precedence, ...texts } = settingsOf(source)
  return {
    ...(texts as Record<string, string>),
    organisation: organisation ?? '',
    schedule: schedule ?? '',
    precedence: String(precedence),
    enabled: enabled === true ? 'true' : '',
    ...Object.fromEntries(limitNames.map(name => [`limits.${name}`, inForm(source.limits[name], name)])),
    ...Object.fromEntries(Object.entries(settings ?? {}).map(([name, value]) => [`settings.${name}`, value])),
    'notify.mail': source.notify.mail.join('\n'),
    'notify.webhooks': source.notify.webhooks.join('\n'),
    'notify.when': source.notify.when,
    'notify.dropPoints': String(source.notify.dropPoints),
  }
}

/** What was filled in, by the name of the setting. */
export function filledIn(form: FormData): FieldValues {
  return Object.fromEntries([...new Set(form.keys())].map(name => [name, textOf(form, name)]))
}

/** The settings that a filled-in form states; numbers that are none become NaN, which no setting may be. */
export function settingsIn(values: FieldValues): SourceSettings {
  const kind = values.kind ?? ''
  const taken = Object.hasOwn(kinds, kind) ? Object.keys(kinds[kind].settings) : []
  const lines = (name: string) => (values[name] ?? '').split(/\s*\r?\n\s*/).filter(line => line !== '')
  const limits = limitNames.map(name => [name, outOfForm(values[`limits.${name}`] ?? '', name)])
  const own = taken.flatMap(name =>
    (values[`settings.${name}`] ?? '') === '' ? [] : [[name, values[`settings.${name}`]]],
  )
  return {
    id: values.id ?? '',
    url: values.url ?? '',
    title: (values.title ?? '') === '' ? undefined : values.title,
    organisation: (values.organisation ?? '') === '' ? null : values.organisation,
    kind,
    profile: values.profile,
    schedule: (values.schedule ?? '') === '' ? null : values.schedule,
    precedence: values.precedence,
    enabled: values.enabled === 'true',
    limits: Object.fromEntries(limits),
    settings: Object.fromEntries(own),
    notify: {
      mail: lines('notify.mail'),
      webhooks: lines('notify.webhooks'),
      when: values['notify.when'],
      dropPoints: values['notify.dropPoints'] === undefined ? undefined : numberIn(values['notify.dropPoints']),
    },
  }
}

/** A fault with its bounds in the form's units. */
export function inFormUnits(fault: SettingsFault): SettingsFault {
  const name = /^limits\.(\w+)$/.exec(fault.field)?.[1]
  const { least, most } = fault.details
  if (name === undefined || least === undefined || most === undefined) return fault
  const unit = formUnits[name as keyof Limits]
  const bound = (value: string) => String(Math.round((Number(value) / unit) * 1000) / 1000)
  return { ...fault, details: { ...fault.details, least: bound(least), most: bound(most) } }
}

function inForm(value: number, name: keyof Limits): string {
  return String(Math.round((value / formUnits[name]) * 1000) / 1000)
}

function outOfForm(text: string, name: keyof Limits): number {
  const value = numberIn(text) * formUnits[name]
  return name === 'maxRemovedShare' ? Math.round(value * 10_000) / 10_000 : Math.round(value)
}

function numberIn(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'))
}
