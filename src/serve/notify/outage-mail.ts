import type { Delivery } from '../../model/notice.ts'
import type { Store } from '../../store/store.ts'
import { failureReasons } from '../../text/failure-reasons.ts'
import { formatDateTime } from '../../text/format.ts'
import type { Language } from '../../text/language.ts'
import { noticeWords } from '../../text/notices.ts'
import { outageWords } from '../../text/outages.ts'
import { inLanguage } from '../links.ts'
import { bilingualMail, hostOf, type Part } from './bilingual-mail.ts'
import { type Block, paragraph } from './blocks.ts'
import { shortCause } from './cause.ts'
import type { ComposeTools } from './compose.ts'
import { type OutageFacts, outageFacts } from './outage-facts.ts'
import type { Mail } from './sender.ts'

/** What a mail about an outage is made from. */
export interface OutageMailTools extends Pick<ComposeTools, 'baseUrl' | 'contact'> {
  readonly store: Pick<Store, 'notices' | 'sources'>
}

/** Tells the operator that many servers were not reached at the same time; null when nothing is known of it any more. */
export async function composeOutage(delivery: Delivery, tools: OutageMailTools): Promise<Mail | null> {
  const facts = await outageFacts(delivery.notices, tools.store)
  if (facts === null) return null
  const part = (language: Language): Part => partOf(facts, language, tools)
  const list = `outage.harvest.${hostOf(tools.baseUrl)}`
  return await bilingualMail(delivery, { sv: part('sv'), en: part('en'), list }, tools)
}

function partOf(facts: OutageFacts, language: Language, { baseUrl }: OutageMailTools): Part {
  const [words, asked] = [outageWords[language], noticeWords[language]]
  const { sources, hosts, titles, count, failure } = facts
  const [from, to] = [formatDateTime(facts.from, language), formatDateTime(facts.to, language)]
  const { reason = '' } = failure.details
  const cause = Object.hasOwn(failureReasons, reason) ? failureReasons[reason][language] : shortCause(failure, language)
  const more = sources - titles.length
  const rest = more > 0 ? asked.others(more) : null
  const headline = words.headline(sources)
  const blocks: readonly Block[] = [
    { kind: 'heading', text: headline },
    paragraph(words.happened({ sources, hosts, from, to: from === to ? null : to }), asked.what),
    paragraph(words.cause(cause, count)),
    { kind: 'list', label: words.concerned, items: titles, rest },
    paragraph(words.means, asked.meaning),
    paragraph(words.todo, asked.advice),
    { kind: 'link', label: words.page, href: baseUrl + inLanguage('/harvest', language) },
    { kind: 'small', text: words.why },
  ]
  return { headline, blocks }
}
