import { html } from 'hono/html'
import type { Delivery } from '../../model/notice.ts'
import type { Language } from '../../text/language.ts'
import { mailWords } from '../../text/mails.ts'
import { type Block, blocksHtml, blocksText } from './blocks.ts'
import { isMailAddress } from './mail-address.ts'
import { oneLine } from './one-line.ts'
import type { Mail } from './sender.ts'

/** One language's part of a mail. */
export interface Part {
  readonly headline: string
  readonly blocks: readonly Block[]
}

/** A mail in both languages, Swedish first; `list` is what mail programs sort it by. */
export async function bilingualMail(
  { id, createdAt, recipient }: Delivery,
  { sv, en, list }: { readonly sv: Part; readonly en: Part; readonly list: string },
  { baseUrl, contact }: { readonly baseUrl: string; readonly contact: string | null },
): Promise<Mail> {
  const note = (language: Language): Block => ({ kind: 'small', text: mailWords[language].otherPart })
  const parts = { sv: [note('sv'), ...sv.blocks], en: [note('en'), ...en.blocks] }
  const text = `${blocksText(parts.sv)}\n\n${'-'.repeat(72)}\n\n${blocksText(parts.en)}\n`
  const document = html`<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><title>${sv.headline}</title></head>
<body>
${blocksHtml(parts.sv)}
<hr>
<div lang="en">
${blocksHtml(parts.en)}
</div>
</body></html>
`
  const answers = isMailAddress(contact) ? { 'Reply-To': contact, 'List-Unsubscribe': `<mailto:${contact}>` } : {}
  return {
    to: recipient,
    subject: oneLine(sv.headline, 180),
    text,
    html: String(await document),
    messageId: `delivery-${id}-${createdAt.getTime()}@${hostOf(baseUrl)}`,
    headers: { 'Auto-Submitted': 'auto-generated', Precedence: 'bulk', 'List-Id': `<${list}>`, ...answers },
  }
}

/** The host that a message comes from, as it stands in ids. */
export function hostOf(baseUrl: string): string {
  return new URL(baseUrl).hostname.replace(/^\[|\]$/g, '').replaceAll(':', '-')
}
