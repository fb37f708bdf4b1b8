import { html } from 'hono/html'
import type { ResourceType } from '../model/record.ts'
import { withoutUserInfo } from '../model/shown-address.ts'
import type { EntryId, StoredSource } from '../store/store.ts'
import type { Language } from '../text/language.ts'
import { printable, shortened } from './literals.ts'
import type { Html } from './view.ts'

const folders: Readonly<Record<ResourceType, string>> = {
  Dataset: '/datasets/',
  DataService: '/dataservice/',
  DatasetSeries: '/dataset-series/',
  Agent: '/organisations/',
  Catalog: '/resources/',
  Kind: '/resources/',
}

/** The permanent number as it stands in addresses. */
export function numberOf({ ctx, entry }: EntryId): string {
  return `${ctx}_${entry}`
}

/** The permanent number in an address; null when it is not one. */
export function entryIdOf(text: string): EntryId | null {
  const match = /^([1-9]\d{0,8})_([1-9]\d{0,8})$/.exec(text)
  return match === null ? null : { ctx: Number(match[1]), entry: Number(match[2]) }
}

/** Path of a stored resource's page, without language prefix. */
export function pathOf(entry: EntryId & { readonly resourceType: ResourceType }): string {
  return folders[entry.resourceType] + numberOf(entry)
}

/** Path of a stored resource's record as data. */
export function recordPath({ ctx, entry }: EntryId): string {
  return `/store/${ctx}/metadata/${entry}`
}

/** Path of a source's page, without language prefix. */
export function sourcePath(source: Pick<StoredSource, 'id'>): string {
  return `/harvest/sources/${encodeURIComponent(source.id)}`
}

/** A path in the language of the page. */
export function inLanguage(path: string, language: Language): string {
  if (language === 'sv') return path
  return path === '/' ? '/en' : `/en${path}`
}

/** An address as published, but for passwords, if it is safe to follow, else null: only http, https, mailto and tel. */
export function safeHref(address: string): string | null {
  const shown = withoutUserInfo(address)
  if (!/^(https?:\/\/[^\s\\/]|(mailto|tel):\S)/i.test(shown)) return null
  return URL.canParse(shown) ? shown : null
}

/** A published address as a link, or as text when it is not safe to follow; mail and telephone without their scheme. */
export function outward(address: string, label?: Html | string): Html {
  const href = safeHref(address)
  const own = withoutUserInfo(address).replace(/^(mailto|tel):/i, '')
  const text = label ?? shortened(printable(own), 200)
  const kind = label === undefined && own === address ? html` class="iri"` : ''
  if (href === null) return html`<bdi${kind}>${text}</bdi>`
  return html`<a${kind} href="${href}" rel="noopener nofollow"><bdi>${text}</bdi></a>`
}
