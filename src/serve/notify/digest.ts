import type { Delivery } from '../../model/notice.ts'
import type { Store } from '../../store/store.ts'
import { digestWords } from '../../text/digests.ts'
import { formatDate } from '../../text/format.ts'
import type { Language } from '../../text/language.ts'
import { mailWords } from '../../text/mails.ts'
import { inLanguage } from '../links.ts'
import { bilingualMail, hostOf, type Part } from './bilingual-mail.ts'
import { type Block, paragraph } from './blocks.ts'
import type { ComposeTools } from './compose.ts'
import { lastDigestTime, weekBefore } from './digest-time.ts'
import { gatherFacts } from './gather-facts.ts'
import type { NoticeFacts } from './notice-facts.ts'
import { oneLine } from './one-line.ts'
import { digestReceivers } from './receivers.ts'
import type { Mail } from './sender.ts'
import { type StabilityStore, unstableAt } from './stability.ts'
import { storyOf } from './story.ts'
import { isEventful, needsAttention, type Week, type WeekStore, weekOf } from './week.ts'
import { weekBlocks } from './week-blocks.ts'

/** What weekly summaries are made from. */
export interface DigestTools extends Omit<ComposeTools, 'store'> {
  readonly store: ComposeTools['store'] & WeekStore & StabilityStore & Pick<Store, 'sources'>
}

/** A week and what happened in it, ready for words. */
interface Told {
  readonly week: Week
  readonly facts: readonly NoticeFacts[]
}

/** The weekly summary of all sources of one recipient; null when no source wants it told any more. */
export async function composeDigest(delivery: Delivery, tools: DigestTools): Promise<Mail | null> {
  const { store, baseUrl } = tools
  const time = lastDigestTime(delivery.createdAt)
  const own = (await store.sources()).filter(({ notify }) => notify.mail.includes(delivery.recipient))
  const sources = digestReceivers(own, await unstableAt(own, time, store)).get(delivery.recipient)
  if (sources === undefined) return null
  const span = weekBefore(time)
  const weeks = await Promise.all(sources.map(source => weekOf(source, span, store)))
  const ordered = weeks.toSorted((a, b) => Number(needsAttention(b)) - Number(needsAttention(a)))
  const told = await Promise.all(
    ordered.filter(isEventful).map(async week => ({
      week,
      facts: await Promise.all(week.notices.map(notice => gatherFacts(notice, { store, robot: null, isBrief: true }))),
    })),
  )
  const quiet = ordered.filter(week => !isEventful(week))
  const part = (language: Language): Part => partOf(told, quiet, { language, span, delivery, tools })
  return await bilingualMail(
    delivery,
    { sv: part('sv'), en: part('en'), list: `weekly.harvest.${hostOf(baseUrl)}` },
    tools,
  )
}

interface PartOptions {
  readonly language: Language
  readonly span: { readonly from: Date; readonly to: Date }
  readonly delivery: Delivery
  readonly tools: Pick<DigestTools, 'baseUrl' | 'contact' | 'hasAdministration'>
}

function partOf(told: readonly Told[], quiet: readonly Week[], options: PartOptions): Part {
  const { language, span } = options
  const words = digestWords[language]
  const trouble = told.filter(({ week }) => needsAttention(week)).length
  const sources = told.length + quiet.length
  const titles = quiet.map(({ source }) => oneLine(source.title, 80))
  const list = new Intl.ListFormat(language).format(titles)
  return {
    headline: told.length === 0 ? words.quietSubject : words.subject(sources, trouble),
    blocks: [
      paragraph(words.week(formatDate(span.from, language), formatDate(span.to, language))),
      ...told.flatMap(({ week, facts }) => {
        const headlines = facts.map(each => storyOf(each, language).headline)
        return weekBlocks(week, headlines, { language, baseUrl: options.tools.baseUrl })
      }),
      ...(quiet.length === 0 ? [] : [paragraph(words.nothing(list))]),
      ...endOf(sources, options),
    ],
  }
}

function endOf(sources: number, { language, delivery, tools }: PartOptions): readonly Block[] {
  const [words, { baseUrl, contact, hasAdministration }] = [mailWords[language], tools]
  const settings = baseUrl + inLanguage('/admin', language)
  return [
    { kind: 'small', text: words.whyDigest(oneLine(delivery.recipient, 200), sources) },
    { kind: 'small', text: hasAdministration ? words.stopDigest(settings) : words.stopElsewhere },
    ...(contact === null ? [] : [{ kind: 'small', text: words.contact(contact) } as const]),
  ]
}
