import type { Notice, NoticeKind, StoredNotice } from '../../model/notice.ts'
import { formatDateTime, formatNumber } from '../../text/format.ts'
import { harvestErrorAdvice, harvestErrorText } from '../../text/harvest-errors.ts'
import type { Language } from '../../text/language.ts'
import { noticeWords } from '../../text/notices.ts'
import { type Block, paragraph } from './blocks.ts'
import { shortCause } from './cause.ts'
import type { NoticeFacts } from './notice-facts.ts'
import { oneLine } from './one-line.ts'

/** What one notice tells, in one language. */
export interface Story {
  /** One line. */
  readonly headline: string
  readonly blocks: readonly Block[]
}

/** The most urgent first: what a message is named after that tells of several. */
const urgency: readonly NoticeKind[] = [
  'failing',
  'held',
  'new-violations',
  'score-dropped',
  'superseded',
  'moved',
  'recovered',
]

/** The most urgent first. */
export function byUrgency(notices: readonly StoredNotice[]): readonly StoredNotice[] {
  return notices.toSorted((a, b) => urgency.indexOf(a.kind) - urgency.indexOf(b.kind) || a.id - b.id)
}

/** Tells a notice in words: what has happened, what it means, what is to be done. */
export function storyOf(facts: NoticeFacts, language: Language): Story {
  return stories[facts.notice.kind](facts, language)
}

const stories: Readonly<Record<Notice['kind'], (facts: NoticeFacts, language: Language) => Story>> = {
  failing: (facts, language) => {
    const words = noticeWords[language]
    const { code, details } = facts.error
    const error = oneLine(harvestErrorText(code, details)[language], 1000)
    const { robotText } = facts
    return {
      headline: words.headlines.failing(facts.title, shortCause(facts.error, language)),
      blocks: [
        paragraph(words.happened.failing(whenOf(facts, language), error), words.what),
        paragraph(failingMeans(facts, language), words.meaning),
        paragraph(harvestErrorAdvice(code, details)[language], words.advice),
        ...(robotText === null ? [] : [{ kind: 'quote', label: words.forWebTeam, text: robotText[language] } as const]),
      ],
    }
  },
  recovered: (facts, language) => {
    const words = noticeWords[language]
    const since = facts.troubleSince === null ? null : formatDateTime(facts.troubleSince, language)
    const happened = words.happened.recovered(whenOf(facts, language), since)
    return { headline: words.headlines.recovered(facts.title), blocks: told('recovered', happened, { language }) }
  },
  held: (facts, language) => {
    const words = noticeWords[language]
    const { total, standing, labels } = facts.going
    const happened = words.happened.held(whenOf(facts, language), total, standing)
    const blocks = told('held', happened, { language, list: listOf(words.going, labels, { total, language }) })
    return { headline: words.headlines.held(facts.title, total), blocks }
  },
  'new-violations': (facts, language) => {
    const words = noticeWords[language]
    const { total, rules } = facts.violations
    const items = rules.map(({ message, count, example }) => words.violation(message[language], count, example))
    const list = listOf(words.violations, items, { total, language })
    const happened = words.happened['new-violations'](whenOf(facts, language))
    const blocks = told('new-violations', happened, { language, list })
    return { headline: words.headlines['new-violations'](facts.title, total), blocks }
  },
  superseded: (facts, language) => {
    const words = noticeWords[language]
    const { total, labels } = facts.lost
    const winner = facts.winner ?? words.otherSources
    const happened = words.happened.superseded(whenOf(facts, language), total, winner)
    const blocks = told('superseded', happened, { language, list: listOf(words.lost, labels, { total, language }) })
    return { headline: words.headlines.superseded(facts.title, winner), blocks }
  },
  moved: (facts, language) => {
    const words = noticeWords[language]
    const { from, to } = facts.move
    const happened = words.happened.moved(whenOf(facts, language), from, to)
    return { headline: words.headlines.moved(facts.title), blocks: told('moved', happened, { language }) }
  },
  'score-dropped': (facts, language) => {
    const words = noticeWords[language]
    const { before, after, datasets, metadata, link, labels } = facts.drop
    const number = (points: number): string => formatNumber(points, language)
    const causes = [
      ...(metadata < 0 ? [words.dropCauses.metadata(number(metadata))] : []),
      ...(link < 0 ? [words.dropCauses.link(number(link))] : []),
    ]
    const happened = words.happened['score-dropped'](whenOf(facts, language), number(before), number(after), datasets)
    const list = [
      ...listOf(words.dropped, causes, { total: causes.length, language }),
      ...listOf(words.losing, labels, { total: labels.length, language }),
    ]
    const headline = words.headlines['score-dropped'](facts.title, number(-(metadata + link)))
    return { headline, blocks: told('score-dropped', happened, { language, list }) }
  },
}

function told(
  kind: Exclude<NoticeKind, 'failing'>,
  happened: string,
  { language, list = [] }: { readonly language: Language; readonly list?: readonly Block[] },
): readonly Block[] {
  const words = noticeWords[language]
  return [
    paragraph(happened, words.what),
    ...list,
    paragraph(words.means[kind], words.meaning),
    paragraph(words.todo[kind], words.advice),
  ]
}

/** Nothing when there is nothing to list. */
function listOf(
  label: string,
  items: readonly string[],
  { total, language }: { readonly total: number; readonly language: Language },
): readonly Block[] {
  const more = total - items.length
  const rest = more > 0 ? noticeWords[language].others(more) : null
  return items.length === 0 ? [] : [{ kind: 'list', label, items, rest }]
}

function failingMeans({ lastGood }: NoticeFacts, language: Language): string {
  const { means } = noticeWords[language]
  if (lastGood === null) return means.failing
  return lastGood.at === null ? means.failingEver : means.failingSince(formatDateTime(lastGood.at, language))
}

function whenOf({ notice, run }: NoticeFacts, language: Language): string {
  return formatDateTime(run?.endedAt ?? notice.at, language)
}
