import type { StoredNotice } from '../../model/notice.ts'
import { feedWords } from '../../text/feeds.ts'
import type { Language } from '../../text/language.ts'
import { inLanguage } from '../links.ts'
import { blocksHtml } from '../notify/blocks.ts'
import { gatherFacts } from '../notify/gather-facts.ts'
import { storyOf } from '../notify/story.ts'
import { type Feed, type FeedEntry, feedXml } from './feeds-atom.ts'
import type { FeedRequest, FeedTools, FindSubject, Subject } from './feeds-subjects.ts'

const perPage = 50

/** A feed of what has happened to sources, newest first; null when there is no such source or organisation. */
export async function feedData(find: FindSubject, request: FeedRequest, tools: FeedTools): Promise<Response | null> {
  const subject = await find(request, tools)
  const page = pageOf(request.query)
  if (subject === null || page === null) return null
  const options = { limit: perPage, offset: (page - 1) * perPage }
  const { items, total } = await tools.store.notices(subject.scope, options)
  const entries = await Promise.all(items.map(notice => entryOf(notice, request.language, tools)))
  const latest = items[0]?.at ?? new Date(0)
  const isLast = page * perPage >= total
  const body = await feedXml(feedOf(subject, { ...request, page, isLast, latest, baseUrl: tools.baseUrl }), entries)
  return new Response(body, {
    headers: {
      'Content-Type': 'application/atom+xml; charset=utf-8',
      'Content-Language': request.language,
      'Cache-Control': 'no-cache',
      'Last-Modified': latest.toUTCString(),
    },
  })
}

/** The number of the page asked for; null when it is not one. */
function pageOf(query: URLSearchParams): number | null {
  const text = query.get('page') ?? '1'
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null
}

interface FeedOptions extends FeedRequest {
  readonly page: number
  readonly isLast: boolean
  readonly latest: Date
  readonly baseUrl: string
}

function feedOf(subject: Subject, options: FeedOptions): Feed {
  const { language, path, page, isLast, latest, baseUrl } = options
  const own = baseUrl + inLanguage(path, language)
  const address = (number: number) => (number === 1 ? own : `${own}?page=${number}`)
  return {
    id: `tag:${new URL(baseUrl).hostname},2026:${language}${path}`,
    title: subject.title,
    subtitle: feedWords[language].about,
    language,
    updated: latest,
    page: baseUrl + inLanguage(subject.page, language),
    self: address(page),
    first: own,
    previous: page === 1 ? null : address(page - 1),
    next: isLast ? null : address(page + 1),
    home: `${baseUrl}${inLanguage('/', language)}`,
  }
}

async function entryOf(notice: StoredNotice, language: Language, { store, baseUrl }: FeedTools): Promise<FeedEntry> {
  const facts = await gatherFacts(notice, { store, robot: null, isBrief: true })
  const { headline, blocks } = storyOf(facts, language)
  const day = notice.at.toISOString().slice(0, 10)
  return {
    id: `tag:${new URL(baseUrl).hostname},${day}:${language}/notices/${notice.id}`,
    title: headline,
    updated: notice.at,
    page: `${baseUrl}${inLanguage(`/harvest/runs/${notice.harvest}`, language)}`,
    category: notice.kind,
    content: String(await blocksHtml(blocks)),
  }
}
