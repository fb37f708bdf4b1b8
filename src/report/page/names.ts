import { html } from 'hono/html'
import { withoutUserInfo } from '../../model/shown-address.ts'
import type { Language } from '../../text/language.ts'
import { localised } from '../localised.ts'
import type { Texts } from '../quality-input.ts'
import { plain, short } from '../validation/plain.ts'
import type { Context, Html } from './context.ts'

const longestValue = 300
const longestAddress = 120

/** A title as text, made safe to read. */
export function titleText(title: Texts, { language, words }: Pick<Context, 'language' | 'words'>): string {
  return plain(localised(title, language)?.text ?? words.noTitle)
}

/** A title marked with its own language where that is another. */
export function titleMarkup(title: Texts, context: Pick<Context, 'language' | 'words'>): Html {
  const text = titleText(title, context)
  const tag = localised(title, context.language)?.language ?? ''
  const isOther = isLanguageTag(tag) && tag.toLowerCase().split('-')[0] !== context.language
  return isOther ? html`<bdi lang="${tag}">${text}</bdi>` : html`<bdi>${text}</bdi>`
}

/** A dataset's title as a link to its page, else to its own address where that is one of the web. */
export function datasetLink(
  { dataset, title, path }: { readonly dataset: string; readonly title: Texts; readonly path: string | null },
  context: Context,
): Html {
  const href = hrefOf(dataset, path, context)
  const name = titleMarkup(title, context)
  return href === null ? name : html`<a href="${href}">${name}</a>`
}

/** The address to follow for a resource; null when there is none that is safe. */
export function hrefOf(iri: string, path: string | null, { linkTo }: Pick<Context, 'linkTo'>): string | null {
  const page = path === null ? null : linkTo(path)
  return page ?? (isWebAddress(iri) ? iri : null)
}

/** An address as text, linked where it is one of the web. */
export function addressLink(address: string): Html {
  const shown = withoutUserInfo(address)
  const text = html`<span class="iri">${short(shown, longestAddress)}</span>`
  return isWebAddress(shown) ? html`<a href="${shown}">${text}</a>` : text
}

/** A harvested value as code. */
export function valueMarkup(value: string): Html {
  return html`<code><bdi>${short(value, longestValue)}</bdi></code>`
}

/** Is it an address of the web, and so safe to follow? */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\/[^\s\\/]/i.test(address) && URL.canParse(address)
}

/** The name of the organisation: its own, its address, or that it has none. */
export function organisationText(
  { name, iri }: { readonly name: Texts; readonly iri: string | null },
  language: Language,
  noName: string,
): string {
  return plain(localised(name, language)?.text ?? iri ?? noName)
}

function isLanguageTag(tag: string): boolean {
  return /^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(tag)
}
