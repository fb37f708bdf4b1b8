import type { SettingsFault } from '../../harvest/source-settings-form.ts'
import { settingsFaultText } from '../../text/source-settings.ts'
import type { Problem } from './refused.ts'

/** A fault of settings as the API tells it, in both languages. */
export function faultJson(
  fault: Pick<SettingsFault, 'field' | 'details'> & { readonly code: Parameters<typeof settingsFaultText>[0]['code'] },
): Readonly<Record<string, unknown>> {
  const message = { sv: settingsFaultText(fault, 'sv'), en: settingsFaultText(fault, 'en') }
  return { field: fault.field, code: fault.code, message }
}

/** The problem of settings that cannot be, with every field that is wrong. */
export function settingsProblem(faults: readonly SettingsFault[]): Problem {
  const [{ field, ...first }] = faults
  const detail = field === '' ? settingsFaultText(first, 'en') : `The field ${field}: ${settingsFaultText(first, 'en')}`
  return { problem: { status: 422, title: 'A setting has a bad value', detail, errors: faults.map(faultJson) } }
}
