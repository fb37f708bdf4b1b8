import { Cron } from 'croner'
import { z } from 'zod'
import { defaultLimits, type Precedence, type Source } from '../model/source.ts'
import { kinds } from '../source/kinds.ts'
import type { CliText } from '../text/cli.ts'
import { CliError } from './context.ts'
import { isWebAddress } from './options.ts'

/** Settings of a source as a person states them, on the command line or in a file. */
export interface SourceSettings {
  readonly id: string
  readonly url?: string | undefined
  readonly title?: string | undefined
  readonly organisation?: string | null | undefined
  readonly kind?: string | undefined
  readonly profile?: string | undefined
  readonly schedule?: string | null | undefined
  readonly precedence?: string | number | undefined
  readonly enabled?: boolean | undefined
}

/** Time of the nightly harvest for a source that states none: four o'clock, as the national portal does. */
const nightly = '0 4 * * *'

/** The form of one source in a file of sources. */
export const settingsSchema = z.strictObject({
  id: z.string(),
  url: z.string(),
  title: z.string().optional(),
  organisation: z.string().nullable().optional(),
  kind: z.string().optional(),
  profile: z.string().optional(),
  schedule: z.string().nullable().optional(),
  precedence: z.union([z.string(), z.number()]).optional(),
  enabled: z.boolean().optional(),
})

/** The source that results from the settings; what they leave out stays as before, or gets its default. @throws CliError */
export function applySettings(settings: SourceSettings, before: Source | null, { errors }: CliText): Source {
  const url = settings.url ?? before?.url ?? ''
  const kind = settings.kind ?? before?.kind ?? 'dcat'
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(settings.id)) throw new CliError(errors.badId(settings.id))
  if (url === '') throw new CliError(errors.missingOption('--url'))
  if (!isWebAddress(url)) throw new CliError(errors.badUrl(url))
  if (!Object.hasOwn(kinds, kind)) throw new CliError(errors.choice('kind', kind, Object.keys(kinds).join(', ')))
  const organisation = settings.organisation === undefined ? (before?.organisation ?? null) : settings.organisation
  if (organisation !== null && !URL.canParse(organisation)) throw new CliError(errors.badIri(organisation))
  const schedule = settings.schedule === undefined ? (before === null ? nightly : before.schedule) : settings.schedule
  if (schedule !== null && !isCron(schedule)) throw new CliError(errors.badSchedule(schedule))
  return {
    id: settings.id,
    organisation,
    title: settings.title ?? before?.title ?? settings.id,
    kind,
    url,
    profile: settings.profile ?? before?.profile ?? 'dcat-ap-se',
    schedule,
    precedence: precedenceOf(settings.precedence, errors) ?? before?.precedence ?? { kind: 'public' },
    enabled: settings.enabled ?? before?.enabled ?? true,
    limits: before?.limits ?? defaultLimits,
  }
}

function precedenceOf(value: string | number | undefined, errors: CliText['errors']): Precedence | null {
  if (value === undefined) return null
  if (value === 'public' || value === 'private') return { kind: value }
  const rank = Number(value)
  if (Number.isInteger(rank) && rank > 0) return { kind: 'ranked', rank }
  throw new CliError(errors.choice('precedence', String(value), 'public, private, 1, 2, 3 …'))
}

function isCron(schedule: string): boolean {
  try {
    new Cron(schedule, { timezone: 'Europe/Stockholm', paused: true }).stop()
    return true
  } catch {
    return false
  }
}
