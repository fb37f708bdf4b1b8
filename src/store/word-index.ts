import type { Statements } from './database.ts'
import { type FoldedTexts, foldedTexts, forgetWords, indexWords, type SearchedTexts } from './search-fts5.ts'

/** The words of hits, on their way into the index. */
export interface WordIndex {
  /** Takes the words of one hit out, those of another or the same in; null for neither. */
  replace(forgotten: number | null, listed: SearchedTexts | null): Promise<void>
  /** Writes what is still on its way. */
  flush(): Promise<void>
}

/** Written apart, many at a stretch: each other write between would make the index store a piece of its own. */
export function createWordIndex(statements: Statements): WordIndex {
  let forgotten: number[] = []
  let listed: FoldedTexts[] = []
  let length = 0
  const flush = async (): Promise<void> => {
    await forgetWords(statements, forgotten)
    await indexWords(statements, listed)
    forgotten = []
    listed = []
    length = 0
  }
  return {
    flush,
    replace: async (id, texts) => {
      if (id !== null) forgotten.push(id)
      if (texts !== null) {
        const folded = foldedTexts(texts)
        length += lengthOf(folded)
        listed.push(folded)
      }
      if (forgotten.length >= mostHits || listed.length >= mostHits || length >= mostCharacters) await flush()
    },
  }
}

const mostHits = 5000
const mostCharacters = 20_000_000

function lengthOf([_, ...texts]: FoldedTexts): number {
  return texts.reduce((sum, text) => sum + text.length, 0)
}
