import type { Profile } from '../../profile/profile.ts'
import { dcat, dcatap } from '../../rdf/vocabulary.ts'
import { bindMark } from './high-value-mark.ts'
import { type Fault, fault, noFaults, type Question } from './question.ts'
import { bindIris, bindTexts, saysSomething, shown, type Text } from './texts.ts'

/** Fewest keywords, in one of the languages. */
export const fewestKeywords = 3

/**
 * Are there at least three keywords in one language, each by itself? A comma or a semicolon within a keyword means that it
 * holds several. Whether a capital letter begins a name cannot be told, so case is not judged.
 * @see https://docs.dataportal.se/dcat/docs/recommendations/ recommendation 10
 */
export const separateKeywords: Question = {
  on: 'dataset',
  bind: ({ graph }) => {
    const keywordsOf = bindTexts(graph, dcat.keyword)
    return dataset => {
      const keywords = keywordsOf(dataset).filter(saysSomething)
      const joined = keywords.find(({ value }) => isJoined(value))
      if (joined !== undefined) return fault('keyword-joined', dcat.keyword, shown(joined.value))
      const count = mostInOneLanguage(keywords)
      return count < fewestKeywords ? fault('keywords-few', dcat.keyword, String(count)) : noFaults
    }
  },
}

/** Does one keyword hold several? */
function isJoined(keyword: string): boolean {
  return /[,;]/.test(keyword)
}

/** Those that do not say their language are counted along with each: that they should is another question. */
function mostInOneLanguage(keywords: readonly Text[]): number {
  const counts = new Map<string, number>([['', 0]])
  for (const { language } of keywords) counts.set(language, (counts.get(language) ?? 0) + 1)
  const untagged = counts.get('') ?? 0
  return Math.max(...[...counts].map(([language, count]) => (language === '' ? count : count + untagged)))
}

/**
 * Is a category from the EU list of data themes given, and for a high-value dataset one from the list of those too? Other
 * categories may stand beside.
 * @see https://docs.dataportal.se/dcat/docs/recommendations/ recommendations 10 and 14
 */
export const listedTheme: Question = {
  on: 'dataset',
  bind: ({ graph, profile }) => {
    const themesOf = bindIris(graph, dcat.theme)
    const categoriesOf = bindIris(graph, dcatap.hvdCategory)
    const isHighValue = bindMark(graph)
    return dataset => {
      const found: Fault[] = []
      const themes = themesOf(dataset)
      if (themes.length === 0) found.push({ code: 'theme-missing', property: dcat.theme, value: null })
      else if (!themes.some(theme => isListed(profile, 'data-theme', theme))) {
        found.push({ code: 'theme-not-listed', property: dcat.theme, value: themes[0] })
      }
      const isCategorised = categoriesOf(dataset).some(category => isListed(profile, 'hvd-category', category))
      if (!isCategorised && isHighValue(dataset)) {
        found.push({ code: 'hvd-category-missing', property: dcatap.hvdCategory, value: null })
      }
      return found
    }
  },
}

/** Is an address one of a vocabulary table's? */
export function isListed(profile: Profile, table: string, iri: string): boolean {
  return profile.schemes.get(table)?.concepts.has(iri) === true
}
