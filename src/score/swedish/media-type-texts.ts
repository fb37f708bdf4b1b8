import type { Profile } from '../../profile/profile.ts'
import { perProfile } from './per-profile.ts'

/**
 * The media type that a format is another word for, such as `text/csv` for CSV, csv, .csv or the EU file type; null when
 * none is known.
 */
export const mediaTypesOf = perProfile(readMediaTypes)

function readMediaTypes(profile: Profile): (format: string) => string | null {
  const byName = new Map<string, string>()
  const learn = (name: string, type: string): void => {
    if (name !== '' && !byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), type)
  }
  for (const { uri, label, more } of profile.schemes.get('media-type-se')?.concepts.values() ?? []) {
    learn(uri, uri)
    if (!uri.endsWith('+zip')) learn(more.primary_file_type_our_reading ?? '', uri)
    learn(label.sv ?? '', uri)
  }
  for (const { code } of profile.schemes.get('media-type-iana')?.concepts.values() ?? []) learn(code, code)
  for (const { code, more } of profile.schemes.get('file-type')?.concepts.values() ?? []) {
    learn(code, (more.iana_media_types_2022 ?? '').split('|')[0])
  }
  return format => byName.get(bareName(format)) || null
}

/** A format without the address of its list, or the dot of a file name. */
function bareName(format: string): string {
  return format
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?iana\.org\/assignments\/media-types\//, '')
    .replace(/^https?:\/\/publications\.europa\.eu\/resource\/authority\/file-type\//, '')
    .replace(/^\./, '')
}
