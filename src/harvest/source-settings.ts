import { defaultLimits, notifyNobody, type Source } from '../model/source.ts'
import { kinds } from '../source/kinds.ts'
import { faultsIn } from './source-settings-faults.ts'
import type { SettingsFault, SourceSettings } from './source-settings-form.ts'

/** Time of the nightly harvest for a source that states none: four o'clock, as the national portal does. */
const nightly = '0 4 * * *'

/** What settings are held against. */
export interface SettingsContext {
  /** The source as it is; null for a new one. */
  readonly before: Source | null
  /** Ids of the profiles there are. */
  readonly profiles: readonly string[]
}

/** The source that results from the settings; else everything that is wrong with it. What they leave out stays as before, or gets its default. */
export function applySettings(
  settings: SourceSettings,
  context: SettingsContext,
): { readonly source: Source } | { readonly faults: readonly SettingsFault[] } {
  const source = resultingSource(settings, context.before)
  const faults = faultsIn(source, { settings, profiles: context.profiles })
  return faults.length === 0 ? { source } : { faults }
}

/** The settings that give this source, all of them: what an export writes and a form shows. */
export function settingsOf({ precedence, ...source }: Source): Required<SourceSettings> {
  const { id, url, title, organisation, kind, profile, schedule, enabled, limits, settings, notify } = source
  const rank = precedence.kind === 'ranked' ? precedence.rank : precedence.kind
  return {
    id,
    title,
    url,
    organisation,
    kind,
    profile,
    schedule,
    precedence: rank,
    enabled,
    limits: { ...limits },
    settings: { ...settings },
    notify: { ...notify, mail: [...notify.mail], webhooks: [...notify.webhooks] },
  }
}

/** The same whether anything is wrong with it or not. */
export function resultingSource(settings: SourceSettings, before: Source | null): Source {
  const kind = settings.kind ?? before?.kind ?? 'dcat'
  const { when, ...notify } = { ...(before?.notify ?? notifyNobody), ...stated(settings.notify ?? {}) }
  return {
    id: settings.id,
    organisation: settings.organisation === undefined ? (before?.organisation ?? null) : settings.organisation,
    title: settings.title ?? before?.title ?? settings.id,
    kind,
    url: settings.url ?? before?.url ?? '',
    profile: settings.profile ?? before?.profile ?? 'dcat-ap-se',
    schedule: settings.schedule === undefined ? (before === null ? nightly : before.schedule) : settings.schedule,
    precedence: precedenceOf(settings.precedence) ?? before?.precedence ?? { kind: 'public' },
    enabled: settings.enabled ?? before?.enabled ?? true,
    limits: { ...(before?.limits ?? defaultLimits), ...stated(settings.limits ?? {}) },
    settings: settings.settings ?? keptSettings(kind, before),
    notify: { ...notify, when: times.find(time => time === when) ?? 'changes' },
  }
}

const times = ['changes', 'digest', 'both', 'none'] as const

/** What was stated before, of what the kind takes. */
function keptSettings(kind: string, before: Source | null): Source['settings'] {
  const taken = Object.hasOwn(kinds, kind) ? kinds[kind].settings : {}
  return Object.fromEntries(Object.entries(before?.settings ?? {}).filter(([name]) => Object.hasOwn(taken, name)))
}

function precedenceOf(value: string | number | undefined): Source['precedence'] | null {
  if (value === 'public' || value === 'private' || value === 'collector') return { kind: value }
  const rank = Number(value)
  return Number.isInteger(rank) && rank > 0 && rank < 1_000_000 ? { kind: 'ranked', rank } : null
}

/** Only the fields that have a value. */
function stated<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof stated<T>
  >
}
