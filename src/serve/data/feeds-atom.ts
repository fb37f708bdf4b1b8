import { html } from 'hono/html'
import type { Language } from '../../text/language.ts'
import { words } from '../../text/words.ts'
import { printable } from '../literals.ts'

/** Facts of a feed; addresses are absolute. */
export interface Feed {
  readonly id: string
  readonly title: string
  readonly subtitle: string
  readonly language: Language
  readonly updated: Date
  /** Page about the same. */
  readonly page: string
  readonly self: string
  readonly first: string
  readonly previous: string | null
  readonly next: string | null
  /** Start page of the service. */
  readonly home: string
}

/** One entry. */
export interface FeedEntry {
  readonly id: string
  readonly title: string
  readonly updated: Date
  /** Where to read on. */
  readonly page: string
  readonly category: string
  /** HTML. */
  readonly content: string
}

/**
 * A feed as Atom; all that is text in it is escaped, and freed of what XML cannot hold.
 * @see https://www.rfc-editor.org/rfc/rfc4287 and https://www.rfc-editor.org/rfc/rfc5005#section-3 for its pages
 */
export async function feedXml(feed: Feed, entries: readonly FeedEntry[]): Promise<string> {
  const link = (rel: string, href: string | null) =>
    href === null ? '' : html`<link rel="${rel}" type="application/atom+xml" href="${href}"/>\n`
  const { site } = words[feed.language]
  return String(
    await html`<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">
<id>${feed.id}</id>
<title>${held(feed.title)}</title>
<subtitle>${feed.subtitle}</subtitle>
<updated>${feed.updated.toISOString()}</updated>
<author><name>${site.name}</name><uri>${feed.home}</uri></author>
<link rel="alternate" type="text/html" href="${feed.page}"/>
${link('self', feed.self)}${link('first', feed.first)}${link('previous', feed.previous)}${link('next', feed.next)}${entries.map(entryXml)}</feed>
`,
  )
}

function entryXml({ id, title, updated, page, category, content }: FeedEntry) {
  return html`<entry>
<id>${id}</id>
<title>${held(title)}</title>
<updated>${updated.toISOString()}</updated>
<link rel="alternate" type="text/html" href="${page}"/>
<category term="${category}"/>
<content type="html">${held(content)}</content>
</entry>
`
}

/** Text without the characters that XML 1.0 cannot hold. */
function held(text: string): string {
  return printable(text).replace(/[\ufffe\uffff]/g, '\ufffd')
}
