import type { Delivery, StoredNotice } from '../../model/notice.ts'
import type { Store, StoredSource } from '../../store/store.ts'
import { instabilityWords } from '../../text/instability.ts'
import type { Language } from '../../text/language.ts'
import { mailWords } from '../../text/mails.ts'
import { noticeWords } from '../../text/notices.ts'
import { inLanguage, sourcePath } from '../links.ts'
import { bilingualMail, hostOf, type Part } from './bilingual-mail.ts'
import { type Block, paragraph } from './blocks.ts'
import { mostChanges } from './flapping.ts'
import { gatherFacts } from './gather-facts.ts'
import type { NoticeFacts, Robot } from './notice-facts.ts'
import { oneLine } from './one-line.ts'
import type { Mail } from './sender.ts'
import { readStability } from './stability.ts'
import { byUrgency, storyOf } from './story.ts'

/** What mails are made from. */
export interface ComposeTools {
  readonly store: Pick<
    Store,
    'source' | 'harvest' | 'harvests' | 'notices' | 'findingsDelta' | 'entryOf' | 'deliveries'
  >
  /** Public address of the service, without a slash at the end. */
  readonly baseUrl: string
  /** E-mail or web address of whoever runs the service; null when not stated. */
  readonly contact: string | null
  /** Can settings be changed on the pages? */
  readonly hasAdministration: boolean
  readonly robot: Robot
}

/** The mail that tells the notices of one run about a source. */
export async function composeMail(
  delivery: Delivery,
  about: { readonly source: StoredSource; readonly notices: readonly StoredNotice[] },
  tools: ComposeTools,
): Promise<Mail> {
  const facts = await Promise.all(byUrgency(about.notices).map(notice => gatherFacts(notice, tools)))
  const { becomesUnstable } = await readStability(about.notices, tools.store)
  const part = (language: Language): Part => {
    const stories = facts.map(each => storyOf(each, language))
    const blocks = stories.flatMap(({ headline, blocks }) => [{ kind: 'heading', text: headline } as const, ...blocks])
    const more = stories.length > 1 ? ` ${mailWords[language].and(stories.length - 1)}` : ''
    const end = endOf(facts, delivery.recipient, { language, source: about.source, tools, becomesUnstable })
    return {
      headline: becomesUnstable ? unstable(facts, language) : stories[0].headline + more,
      blocks: [...blocks, ...(becomesUnstable ? instability(language) : []), ...end],
    }
  }
  const list = `${about.source.id}.harvest.${hostOf(tools.baseUrl)}`
  return bilingualMail(delivery, { sv: part('sv'), en: part('en'), list }, tools)
}

/** A headline that says both that a source is unstable and how it is now. */
function unstable(facts: readonly NoticeFacts[], language: Language): string {
  const isFailing = facts.some(({ notice }) => notice.kind === 'failing')
  return instabilityWords[language].headline[isFailing ? 'failing' : 'recovered'](facts[0].title)
}

function instability(language: Language): readonly Block[] {
  const [words, { advice, meaning }] = [instabilityWords[language], noticeWords[language]]
  return [
    { kind: 'heading', text: words.what },
    paragraph(words.happened(mostChanges)),
    paragraph(words.means, meaning),
    paragraph(words.todo, advice),
  ]
}

function endOf(
  facts: readonly NoticeFacts[],
  recipient: string,
  {
    language,
    source,
    tools,
    becomesUnstable,
  }: {
    readonly language: Language
    readonly source: StoredSource
    readonly tools: ComposeTools
    readonly becomesUnstable: boolean
  },
): readonly Block[] {
  const [words, { baseUrl, contact, hasAdministration }] = [mailWords[language], tools]
  const address = (path: string) => baseUrl + inLanguage(path, language)
  const { harvest } = facts[0].notice
  const isFailing = !becomesUnstable && facts.some(({ notice }) => notice.kind === 'failing')
  const settings = address(`/admin/sources/${encodeURIComponent(source.id)}`)
  return [
    ...(isFailing ? [paragraph(words.silence)] : []),
    { kind: 'link', label: noticeWords[language].run, href: address(`/harvest/runs/${harvest}`) },
    { kind: 'link', label: noticeWords[language].source, href: address(sourcePath(source)) },
    { kind: 'small', text: words.why(oneLine(recipient, 200), facts[0].title) },
    { kind: 'small', text: hasAdministration ? words.stop(settings) : words.stopElsewhere },
    ...(contact === null ? [] : [{ kind: 'small', text: words.contact(contact) } as const]),
  ]
}
