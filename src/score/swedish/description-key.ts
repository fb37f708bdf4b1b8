import { folded } from './texts.ts'

/** What descriptions are counted by: the same words with other white space are the same description. */
export function descriptionKey(text: string): string {
  return folded(text)
}
