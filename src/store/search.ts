import { headlineMethod } from '../model/score.ts'
import { type Database, one } from './database.ts'
import { type EntryRow, entryColumns, entryTables, isShown, toEntry } from './entries.ts'
import type { Hit, Hits } from './hits.ts'
import { matchWords } from './search-fts5.ts'
import type { Search, SearchHit, SearchResult, Texts } from './store.ts'

/** Searches the hits, with facets counted as alternatives: each as if nothing were chosen in it. */
export async function search(database: Database, hits: Hits, asked: Search): Promise<SearchResult> {
  await hits.refresh(database)
  const scores = await matchWords(database, asked.text)
  const found = hits.find(asked, scores)
  const page = found.hits.slice(asked.offset, asked.offset + asked.limit)
  const items = await Promise.all(page.map(hit => toSearchHit(database, hits, hit)))
  return { items: items.filter(item => item !== null), total: found.hits.length, facets: found.facets }
}

/** Null for an entry that was taken away this very moment. */
async function toSearchHit(database: Database, hits: Hits, hit: Hit): Promise<SearchHit | null> {
  const row = await one<EntryRow & { points: number | null }>(database, entryById, [hit.id, headlineMethod])
  if (row === null) return null
  const accessRights = hits.valuesOf(hit, 'accessRights')[0] ?? ''
  return {
    ...toEntry(row),
    publisherName: await publisherName(database, hit, row.publisher),
    themes: stated(hits.valuesOf(hit, 'theme')),
    formats: stated(hits.valuesOf(hit, 'format')),
    accessRights: accessRights === '' ? null : accessRights,
    isHighValue: hit.isHighValue,
    score: row.points,
  }
}

const entryById = `select ${entryColumns}, p.points from ${entryTables}
  left join assessment a on a.id = e.id left join pattern_points p on p.pattern = a.pattern and p.method = $2
  where e.id = $1`

async function publisherName(database: Database, hit: Hit, publisher: string | null): Promise<Texts> {
  if (hit.publisherName !== null) return JSON.parse(hit.publisherName) as Texts
  const sql = `select e.title from entry e
    where e.primary_topic = $1 and e.resource_type = 'Agent' and ${isShown('e')}`
  const row = publisher === null ? null : await one<{ title: string }>(database, sql, [publisher])
  return row === null ? {} : (JSON.parse(row.title) as Texts)
}

function stated(values: readonly string[]): readonly string[] {
  return values.filter(value => value !== '')
}
