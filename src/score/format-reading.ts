import type { Concept, Profile } from '../profile/profile.ts'
import { listsOf } from './lists.ts'
import { defaultParameters } from './parameters.ts'

/** How values of the EU lists follow from what stands there. */
export interface Reading {
  readonly fileTypeOf: (text: string) => string | null
  readonly mediaTypeOf: (text: string) => string | null
  readonly licenceOf: (text: string) => string | null
  readonly isOpen: (fileType: string) => boolean
}

/** Readings of profiles, made once. A profile never changes. */
const known = new WeakMap<Profile, Reading>()

/** How a profile reads formats and licences. */
export function readingOf(profile: Profile): Reading {
  const found = known.get(profile)
  if (found !== undefined) return found
  const reading = readingFrom(profile)
  known.set(profile, reading)
  return reading
}

const conceptsOf = (profile: Profile, scheme: string): Concept[] => [
  ...(profile.schemes.get(scheme)?.concepts.values() ?? []),
]

function readingFrom(profile: Profile): Reading {
  const fileTypes = new Map(conceptsOf(profile, 'file-type').map(type => [type.uri, type]))
  const byCode = new Map([...fileTypes.values()].map(({ code, uri }) => [code.toLowerCase(), uri]))
  const swedish = new Map(
    conceptsOf(profile, 'media-type-se').map(({ uri, more }) => [uri, more.primary_file_type_our_reading ?? '']),
  )
  const registered = new Map(conceptsOf(profile, 'media-type-iana').map(({ uri, code }) => [code.toLowerCase(), uri]))
  const fileTypeOf = (text: string): string | null => {
    if (fileTypes.has(text)) return text
    const name = bareName(text)
    return byCode.get((swedish.get(name) ?? name).toLowerCase()) ?? null
  }
  const mediaTypeOf = (text: string): string | null => {
    const stated = registered.get(bareName(text))
    if (stated !== undefined) return stated
    const types = (fileTypes.get(fileTypeOf(text) ?? '')?.more.iana_media_types_2022 ?? '').split(/[| ]/)
    return types.flatMap(type => registered.get(type.toLowerCase()) ?? []).at(0) ?? null
  }
  const isOpen = (type: string): boolean => {
    const more = fileTypes.get(type)?.more
    return more?.mqa_machine_readable === 'yes' && more.mqa_non_proprietary === 'yes' && mediaTypeOf(type) !== null
  }
  return { fileTypeOf, mediaTypeOf, licenceOf: licenceReading(profile), isOpen }
}

/** A media type without the address of the registry, a code without that of the list; in lower case. */
function bareName(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?iana\.org\/assignments\/media-types\//, '')
    .replace(/^https?:\/\/publications\.europa\.eu\/resource\/authority\/file-type\//, '')
}

/** The known address of a licence, whichever of its spellings stands there. */
function licenceReading(profile: Profile): Reading['licenceOf'] {
  const { isLicence } = listsOf(profile, defaultParameters)
  const known = new Map(
    conceptsOf(profile, 'licence-cc-se').flatMap(({ uri, more }) => {
      const counted = isLicence(uri) ? uri : (more.eu_nal ?? '')
      return [uri, ...(more.variants_to_normalise ?? '').split('|')].map(spelling => [spelling, counted] as const)
    }),
  )
  return text => (isLicence(text) ? text : known.get(text) || null)
}
