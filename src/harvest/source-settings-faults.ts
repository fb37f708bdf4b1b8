import { Cron } from 'croner'
import type { Limits, Source } from '../model/source.ts'
import { kinds } from '../source/kinds.ts'
import type { SettingsFault, SettingsFaultCode, SourceSettings } from './source-settings-form.ts'

/** What the limits may be, the least and the most. */
const limitRanges: Readonly<Record<keyof Limits, readonly [number, number]>> = {
  maxBytes: [1024, 8 * 1024 ** 3],
  timeout: [1000, 3_600_000],
  budget: [1000, 86_400_000],
  maxPages: [1, 1_000_000],
  maxRemovedShare: [0, 1],
  graceDays: [0, 365],
  keepRuns: [1, 1000],
}

const longest = { id: 63, title: 300, url: 2000, organisation: 2000, setting: 20_000 }
/** Words that stand in addresses where an id may. */
const reserved = ['export', 'import', 'new']
const mostRecipients = 20
/** Points under the headline method that a mean may fall by without a word, the least and the most. */
const dropRange = [0, 405] as const
const whens = ['changes', 'digest', 'both', 'none']

/** Everything that is wrong with a source, as the settings state it. */
export function faultsIn(
  source: Source,
  { settings, profiles }: { readonly settings: SourceSettings; readonly profiles: readonly string[] },
): readonly SettingsFault[] {
  const { id, title, kind, profile, organisation, schedule } = source
  return [
    ...when(!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id), 'id', 'bad-id', { value: id }),
    ...when(reserved.includes(id), 'id', 'reserved', { value: id }),
    ...tooLong('id', id, longest.id),
    ...tooLong('title', title, longest.title),
    ...when(title.trim() === '', 'title', 'missing'),
    ...when(!Object.hasOwn(kinds, kind), 'kind', 'no-such', { value: kind, choices: Object.keys(kinds).join(', ') }),
    ...addressFaults(source),
    ...when(organisation !== null && !isIri(organisation), 'organisation', 'bad-iri', { value: organisation ?? '' }),
    ...when(!profiles.includes(profile), 'profile', 'no-such', { value: profile, choices: profiles.join(', ') }),
    ...when(schedule !== null && !isCron(schedule), 'schedule', 'bad-schedule', { value: schedule ?? '' }),
    ...precedenceFaults(source, settings),
    ...limitFaults(source.limits),
    ...kindSettingFaults(source),
    ...notifyFaults(source, settings),
  ]
}

function when(
  isWrong: boolean,
  field: string,
  ...[code, details = {}]: [SettingsFaultCode, SettingsFault['details']?]
): readonly SettingsFault[] {
  return isWrong ? [{ field, code, details }] : []
}

function tooLong(field: string, value: string, most: number): readonly SettingsFault[] {
  return when(value.length > most, field, 'too-long', { most: String(most) })
}

function addressFaults({ url, kind }: Source): readonly SettingsFault[] {
  if (url.trim() === '') return when(true, 'url', 'missing')
  if (Object.hasOwn(kinds, kind) && kinds[kind].isFile === true) return tooLong('url', url, longest.url)
  const address = URL.parse(url)
  const isWeb = address !== null && /^https?:$/.test(address.protocol)
  const hasSecret = isWeb && (address.username !== '' || address.password !== '')
  return [
    ...when(!isWeb, 'url', 'bad-url', { value: url }),
    ...when(hasSecret, 'url', 'secret-in-url'),
    ...tooLong('url', url, longest.url),
  ]
}

function isIri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text) && text.length <= longest.organisation
}

function isCron(schedule: string): boolean {
  try {
    new Cron(schedule, { timezone: 'Europe/Stockholm', paused: true }).stop()
    return true
  } catch {
    return false
  }
}

function precedenceFaults({ precedence }: Source, { precedence: stated }: SourceSettings): readonly SettingsFault[] {
  const result = precedence.kind === 'ranked' ? precedence.rank : precedence.kind
  const isOther = stated !== undefined && String(stated).trim() !== String(result)
  return when(isOther, 'precedence', 'bad-precedence', { value: String(stated) })
}

function limitFaults(limits: Limits): readonly SettingsFault[] {
  return Object.entries(limitRanges).flatMap(([name, [least, most]]) => {
    const value = limits[name as keyof Limits]
    const isWhole = name === 'maxRemovedShare' || Number.isInteger(value)
    const details = { value: String(value), least: String(least), most: String(most) }
    return when(!isWhole || !(value >= least && value <= most), `limits.${name}`, 'out-of-range', details)
  })
}

/** Settings of the kind that it needs and that are not there, and those that it does not take. */
function kindSettingFaults({ kind, settings }: Source): readonly SettingsFault[] {
  const taken = Object.hasOwn(kinds, kind) ? kinds[kind].settings : {}
  const choices = Object.keys(taken).join(', ')
  const needed = Object.entries(taken).filter(([, need]) => need === 'required')
  return [
    ...needed.flatMap(([name]) => when((settings[name] ?? '').trim() === '', `settings.${name}`, 'missing')),
    ...Object.entries(settings).flatMap(([name, value]) => [
      ...when(!Object.hasOwn(taken, name), `settings.${name}`, 'not-taken', { value: kind, choices }),
      ...tooLong(`settings.${name}`, value, longest.setting),
    ]),
  ]
}

function notifyFaults({ notify }: Source, { notify: stated }: SourceSettings): readonly SettingsFault[] {
  const given = stated?.when
  const badMail = notify.mail.find(mail => !/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(mail))
  const badHook = notify.webhooks.find(hook => !/^https?:$/.test(URL.parse(hook)?.protocol ?? ''))
  const isUnknown = given !== undefined && !whens.includes(given)
  const [least, most] = dropRange
  const isDrop = notify.dropPoints >= least && notify.dropPoints <= most
  const drop = { value: String(notify.dropPoints), least: String(least), most: String(most) }
  return [
    ...when(badMail !== undefined, 'notify.mail', 'bad-mail', { value: badMail ?? '' }),
    ...when(badHook !== undefined, 'notify.webhooks', 'bad-url', { value: badHook ?? '' }),
    ...when(isUnknown, 'notify.when', 'no-such', { value: given ?? '', choices: whens.join(', ') }),
    ...when(!isDrop, 'notify.dropPoints', 'out-of-range', drop),
    ...(['mail', 'webhooks'] as const).flatMap(name => {
      const details = { value: String(notify[name].length), least: '0', most: String(mostRecipients) }
      return when(notify[name].length > mostRecipients, `notify.${name}`, 'out-of-range', details)
    }),
  ]
}
