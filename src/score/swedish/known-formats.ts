import type { Profile } from '../../profile/profile.ts'
import { perProfile } from './per-profile.ts'

/** What is known of a format. */
export interface KnownFormat {
  /** Is it open and readable by machines, by our reading (`vocab/open-format.tsv`)? */
  readonly isOpen: boolean
  /** Is it that of an interface that is called, such as WMS or WFS? */
  readonly isService: boolean
}

/** What is known of formats that are on a list; null of others. */
export interface Formats {
  /** Of a media type in text, with or without parameters. */
  readonly ofText: (text: string) => KnownFormat | null
  /** Of an EU file type. */
  readonly ofIri: (iri: string) => KnownFormat | null
}

const closed: KnownFormat = { isOpen: false, isService: false }

/** The formats that DCAT-AP-SE, the EU table and the register of IANA list. */
export const formatsOf = perProfile(readFormats)

function readFormats(profile: Profile): Formats {
  const open = new Set(profile.schemes.get('open-format')?.concepts.keys() ?? [])
  const byIri = new Map<string, KnownFormat>()
  const byCode = new Map<string, KnownFormat>()
  const byText = new Map<string, KnownFormat>()
  for (const { code } of profile.schemes.get('media-type-iana')?.concepts.values() ?? []) {
    byText.set(code.toLowerCase(), closed)
  }
  for (const { uri, code, more } of profile.schemes.get('file-type')?.concepts.values() ?? []) {
    const known = { isOpen: open.has(uri), isService: /_SRVC$|^REST$/.test(code) }
    byIri.set(uri, known)
    byCode.set(code, known)
    if (known.isOpen) for (const type of ownTypes(more.iana_media_types_2022)) byText.set(type, known)
  }
  for (const { uri, more } of profile.schemes.get('media-type-se')?.concepts.values() ?? []) {
    byText.set(uri.toLowerCase(), byCode.get(more.primary_file_type_our_reading ?? '') ?? closed)
  }
  const ofType = (type: string): KnownFormat | null => byText.get(type) ?? null
  return {
    ofText: text => ofType(essence(text)) ?? ofType(essence(text).replace(/\+zip$/, '')),
    ofIri: iri => byIri.get(iri) ?? null,
  }
}

/** The media types of a file type that say what it is; packed and unnamed bytes may be anything. */
function ownTypes(cell: string | undefined): string[] {
  return (cell ?? '').split('|').filter(type => type !== '' && !anything.includes(type))
}

const anything = ['application/zip', 'application/octet-stream', 'text/plain', 'application/gzip']

/** A media type without its parameters. */
function essence(text: string): string {
  return text.split(';')[0].trim().toLowerCase()
}
