import type { Statements } from './database.ts'
import { fold } from './fold.ts'
import { type Term, termsOf } from './search-terms.ts'
import type { Texts } from './store.ts'

/** The texts of a hit that a search reads. */
export interface SearchedTexts {
  readonly id: number
  readonly title: Texts
  readonly keywords: readonly string[]
  readonly publisher: Texts
  readonly description: Texts
}

/** Id, titles, keywords, publisher's names and descriptions of a hit, folded. */
export type FoldedTexts = readonly [id: number, titles: string, keywords: string, names: string, descriptions: string]

/** The texts of a hit as they are indexed. */
export function foldedTexts({ id, title, keywords, publisher, description }: SearchedTexts): FoldedTexts {
  return [id, together(title), fold(keywords.join('\n')), together(publisher), together(description)]
}

/** Puts hits into the word index that are not there yet. */
export async function indexWords(statements: Statements, hits: readonly FoldedTexts[]): Promise<void> {
  await statements.runEach(insertWords, hits)
  await statements.runEach(
    insertParts,
    hits.map(hit => hit.slice(0, 3)),
  )
}

const insertWords =
  'insert into search_words (rowid, title, keyword, publisher, description) values ($1, $2, $3, $4, $5)'
const insertParts = 'insert into search_parts (rowid, title, keyword) values ($1, $2, $3)'

/** Takes hits out of the word index. */
export async function forgetWords(statements: Statements, ids: readonly number[]): Promise<void> {
  for (const table of ['search_words', 'search_parts']) {
    await statements.runEach(
      `delete from ${table} where rowid = $1`,
      ids.map(id => [id]),
    )
  }
}

/**
 * Entry ids of the hits that have every word asked for, and how well each answers (more is better).
 * Null when the text asks for nothing. A word is found whole, as the beginning of a word, as the same word in another
 * form, or inside a compound in a title or keyword; the nearer to what was written, the better.
 */
export async function matchWords(
  statements: Pick<Statements, 'all'>,
  text: string,
): Promise<ReadonlyMap<number, number> | null> {
  const terms = termsOf(text)
  if (terms.length === 0) return null
  const whole = await statements.all<Match>(matchingWords, [terms.map(wordQuery).join(' AND ')])
  const scores = new Map(whole.map(({ id, rank }) => [id, weightOfWord - rank]))
  for (const { id, rank } of await matchParts(statements, terms)) if (!scores.has(id)) scores.set(id, -rank)
  return scores
}

interface Match {
  readonly id: number
  /** As FTS5 gives it: the better, the more negative. */
  readonly rank: number
}

/** Puts every match of words before every match of parts alone, which get a few points at most. */
const weightOfWord = 1000

const matchingWords =
  'select rowid as id, bm25(search_words, 10, 5, 3, 1) as rank from search_words where search_words match $1'
const matchingParts =
  'select rowid as id, bm25(search_parts, 2, 1) as rank from search_parts where search_parts match $1'

/** Hits that have the long terms as parts of words; terms too short for that they must have as words. */
async function matchParts(statements: Pick<Statements, 'all'>, terms: readonly Term[]): Promise<readonly Match[]> {
  const long = terms.filter(term => [...term.text].length >= 3)
  const short = terms.filter(term => !long.includes(term))
  if (long.length === 0) return []
  const parts = await statements.all<Match>(matchingParts, [long.map(term => quoted(term.text)).join(' AND ')])
  if (short.length === 0) return parts
  const words = await statements.all<Match>(matchingWords, [short.map(wordQuery).join(' AND ')])
  const withShort = new Set(words.map(({ id }) => id))
  return parts.filter(({ id }) => withShort.has(id))
}

/** Whole word, beginning and stem count one by one, so that a word found as written counts thrice. */
function wordQuery({ text, stem, isPhrase }: Term): string {
  if (isPhrase) return quoted(text)
  const forms = [quoted(text), `${quoted(text)} *`, ...(stem === null ? [] : [`${quoted(stem)} *`])]
  return `(${forms.join(' OR ')})`
}

/** A string of FTS5: whatever it holds, it is never an operator. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

function together(texts: Texts): string {
  return fold(Object.values(texts).join('\n'))
}
