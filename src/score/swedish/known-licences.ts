import type { Profile } from '../../profile/profile.ts'
import { perProfile } from './per-profile.ts'

/** A licence that an address stands for. */
export interface KnownLicence {
  /** How DCAT-AP-SE writes it, or as the EU table does. */
  readonly canonical: string
  readonly isOpen: boolean
  /** Is this a proper address of it, not that of a page about it? */
  readonly isProper: boolean
}

/**
 * What is known of the licence at an address; null when nothing is. Proper addresses are those of DCAT-AP-SE, of the EU
 * table and those that it names, with or without https, www and the last slash; `/deed` and `/legalcode` are pages.
 */
export const licencesOf = perProfile(readLicences)

function readLicences(profile: Profile): (address: string) => KnownLicence | null {
  const open = new Set(profile.schemes.get('open-licence')?.concepts.keys() ?? [])
  const byAddress = new Map<string, KnownLicence>()
  const learn = (address: string, canonical: string, isOpen: boolean): void => {
    const key = bare(address)
    if (byAddress.has(key)) return
    byAddress.set(key, { canonical, isOpen, isProper: !/\/(deed|legalcode)/.test(address) })
  }
  for (const { uri, more } of profile.schemes.get('licence-cc-se')?.concepts.values() ?? []) {
    for (const address of [uri, ...cells(more.variants_to_normalise)]) learn(address, uri, open.has(more.eu_nal ?? ''))
  }
  for (const { uri, more } of profile.schemes.get('licence')?.concepts.values() ?? []) {
    learn(uri, uri, open.has(uri))
    for (const address of cells(more.external_urls))
      learn(address, proper(cells(more.external_urls), uri), open.has(uri))
  }
  return address => byAddress.get(bare(address)) ?? pageOf(address, byAddress)
}

/** A page about a licence in any language, such as `…/by/4.0/deed.sv`, stands for it too. */
function pageOf(address: string, byAddress: ReadonlyMap<string, KnownLicence>): KnownLicence | null {
  const licence = byAddress.get(bare(address.replace(/\/(deed|legalcode)(\..*)?$/, '/')))
  return licence === undefined
    ? null
    : { ...licence, isProper: licence.isProper && !/\/(deed|legalcode)/.test(address) }
}

/** An address without what does not matter. */
function bare(address: string): string {
  return address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
}

function proper(addresses: readonly string[], uri: string): string {
  return addresses.find(address => !/\/(deed|legalcode)/.test(address)) ?? uri
}

function cells(cell: string | undefined): string[] {
  return (cell ?? '').split('|').filter(text => text !== '')
}
