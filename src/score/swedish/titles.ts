import { dcterms, foaf } from '../../rdf/vocabulary.ts'
import { fault, noFaults, type Question } from './question.ts'
import { bindTexts, inLanguage, plain, saysSomething, shown } from './texts.ts'

/** Most words of a title. */
export const mostWords = 10

/** Names of this length or less are left out of comparisons: they are parts of many words. */
const shortestName = 3

/**
 * Is there a title in Swedish of at most ten words that leaves out the name of the publisher? All Swedish titles must do so;
 * words without a letter or a digit do not count.
 * @see https://docs.dataportal.se/dcat/docs/recommendations/ recommendation 1
 */
export const swedishTitle: Question = {
  on: 'dataset',
  bind: ({ graph }) => {
    const titlesOf = bindTexts(graph, dcterms.title)
    const namesOf = bindTexts(graph, foaf.name)
    const publisher = graph.iri(dcterms.publisher)
    return dataset => {
      const titles = inLanguage(titlesOf(dataset), 'sv').filter(saysSomething)
      if (titles.length === 0) return fault('title-not-swedish', dcterms.title)
      const names = graph.objectsOf(dataset, publisher).flatMap(agent => namesOf(agent).map(({ value }) => value))
      for (const { value } of titles) {
        const count = wordsOf(value).length
        if (count > mostWords) return fault('title-long', dcterms.title, String(count))
        const name = names.find(name => holdsName(value, name))
        if (name !== undefined) return fault('title-has-publisher', dcterms.title, shown(name))
      }
      return noFaults
    }
  },
}

/** The words of a title: what has a letter or a digit in it. */
export function wordsOf(title: string): string[] {
  return title.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word))
}

/** Does a title hold a name, as whole words? */
export function holdsName(title: string, name: string): boolean {
  const sought = plain(name)
  return sought.length > shortestName && ` ${plain(title)} `.includes(` ${sought} `)
}
