import type { Source } from '../model/source.ts'

/** What a source is told besides its address; null when it is told nothing, or only spaces. */
export function settingOf({ settings }: Pick<Source, 'settings'>, name: string): string | null {
  const value = settings[name]?.trim() ?? ''
  return value === '' ? null : value
}
