import { applySettings as apply } from '../harvest/source-settings.ts'
import type { SettingsFault, SourceSettings } from '../harvest/source-settings-form.ts'
import type { Source } from '../model/source.ts'
import type { CliText } from '../text/cli.ts'
import { settingsFaultText } from '../text/source-settings.ts'
import { CliError, type Context } from './context.ts'

/**
 * The source that results from the settings; what they leave out stays as before, or gets its default.
 * @throws CliError that says what is wrong with the first setting that is wrong
 */
export async function applySettings(
  settings: SourceSettings,
  before: Source | null,
  { text, language, tools }: Context,
): Promise<Source> {
  const result = apply(settings, { before, profiles: await tools.profileIds() })
  if ('source' in result) return result.source
  throw new CliError(
    complaint(result.faults[0], text.errors) ??
      `${result.faults[0].field}: ${settingsFaultText(result.faults[0], language)}`,
  )
}

/** A fault in the words of the command line, where it has own ones. */
function complaint({ code, field, details }: SettingsFault, errors: CliText['errors']): string | null {
  if (code === 'missing' && field === 'url') return errors.missingOption('--url')
  const own: Readonly<Partial<Record<SettingsFault['code'], (value: string) => string>>> = {
    'bad-id': errors.badId,
    'bad-url': errors.badUrl,
    'bad-iri': errors.badIri,
    'bad-schedule': errors.badSchedule,
    'bad-precedence': value => errors.choice('precedence', value, 'public, private, collector, 1, 2, 3 …'),
    'no-such': value => errors.choice(field, value, details.choices),
  }
  return own[code]?.(details.value) ?? null
}
