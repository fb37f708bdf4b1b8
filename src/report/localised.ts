import type { Language } from '../text/language.ts'
import type { Texts } from './quality-input.ts'

/** A text and the language it is in; '' when that is not stated. */
export interface Localised {
  readonly text: string
  readonly language: string
}

/** The text to show: in the language asked for, else Swedish, English, untagged, any; null when there is none. */
export function localised(texts: Texts, language: Language): Localised | null {
  const given = Object.entries(texts).filter(([, text]) => text.trim() !== '')
  const wanted = [language, 'sv', 'en', 'und']
  const rank = (tag: string): number => {
    const place = wanted.indexOf(tag.toLowerCase().split('-')[0])
    return place === -1 ? wanted.length : place
  }
  const [best] = given.toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
  return best === undefined ? null : { text: best[1], language: best[0] === 'und' ? '' : best[0] }
}
