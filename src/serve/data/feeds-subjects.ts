import type { Store } from '../../store/store.ts'
import { feedWords } from '../../text/feeds.ts'
import type { Language } from '../../text/language.ts'
import { entryIdOf, sourcePath } from '../links.ts'
import { plain } from '../literals.ts'
import type { FactTools } from '../notify/notice-facts.ts'
import { oneLine } from '../notify/one-line.ts'
import type { ServeTools } from '../tools.ts'

/** What a feed is asked. */
export interface FeedRequest {
  readonly language: Language
  /** Path without the language prefix. */
  readonly path: string
  readonly parameters: Readonly<Record<string, string>>
  readonly query: URLSearchParams
}

/** What feeds are made from. */
export interface FeedTools extends Pick<ServeTools, 'baseUrl'> {
  readonly store: FactTools['store'] & Pick<Store, 'organisation'>
}

/** What a feed is about. */
export interface Subject {
  readonly scope: Parameters<Store['notices']>[0]
  readonly title: string
  /** Path of the page about the same, without language prefix. */
  readonly page: string
}

/** Finds what a feed is about; null when there is no such thing. */
export type FindSubject = (request: FeedRequest, tools: FeedTools) => Promise<Subject | null>

/** The feeds and their addresses, without language prefix. */
export const feeds: readonly FeedAddress[] = [
  { path: '/harvest/feed.atom', about: 'all', find: findAll },
  { path: '/harvest/sources/:id/feed.atom', about: 'source', find: findSource },
  { path: '/organisations/:id/feed.atom', about: 'organisation', find: findOrganisation },
]

/** A feed: where it is and what it is about. */
export interface FeedAddress {
  readonly path: string
  readonly about: 'all' | 'source' | 'organisation'
  readonly find: FindSubject
}

async function findAll({ language }: FeedRequest): Promise<Subject> {
  return { scope: {}, title: feedWords[language].all, page: '/harvest' }
}

async function findSource({ language, parameters }: FeedRequest, { store }: FeedTools): Promise<Subject | null> {
  const source = await store.source(parameters.id)
  if (source === null) return null
  const title = feedWords[language].source(oneLine(source.title))
  return { scope: { source: source.id }, title, page: sourcePath(source) }
}

async function findOrganisation({ language, parameters }: FeedRequest, { store }: FeedTools): Promise<Subject | null> {
  const id = entryIdOf(parameters.id)
  const organisation = id === null ? null : await store.organisation(id)
  if (organisation === null) return null
  const name = plain(organisation.name, language, { otherwise: organisation.iri })
  const title = feedWords[language].organisation(oneLine(name))
  return { scope: { organisation: organisation.iri }, title, page: `/organisations/${parameters.id}` }
}
