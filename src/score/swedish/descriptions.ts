import { dcterms } from '../../rdf/vocabulary.ts'
import { lately } from '../lately.ts'
import { descriptionKey } from './description-key.ts'
import { type Fault, fault, noFaults, type Question } from './question.ts'
import { bindTexts, folded, inLanguage, plain, saysSomething } from './texts.ts'

/** Fewest characters of a description. */
export const fewestCharacters = 100

/** A description that more datasets than this have is nobody's own. */
export const mostSharing = 10

/** How many texts are kept: those of a dataset are read again with every fix of it. */
const keptTexts = 64

/**
 * Is there a description in Swedish of at least a hundred characters that is not the title again, nor the same as on more
 * than ten datasets of the catalogue? One such is enough.
 */
export const swedishDescription: Question = {
  on: 'dataset',
  bind: ({ graph, survey }) => {
    const descriptionsOf = bindTexts(graph, dcterms.description)
    const titlesOf = bindTexts(graph, dcterms.title)
    const plainOf = lately(plain, keptTexts)
    const faultOf = (text: string, dataset: number): readonly Fault[] => {
      const length = charactersOf(folded(text))
      if (length < fewestCharacters) return fault('description-short', dcterms.description, String(length))
      const sought = plainOf(text)
      if (titlesOf(dataset).some(({ value }) => plainOf(value) === sought)) {
        return fault('description-is-title', dcterms.description)
      }
      const count = survey.descriptions.get(descriptionKey(text)) ?? 1
      return count > mostSharing ? fault('description-shared', dcterms.description, String(count)) : noFaults
    }
    return dataset => {
      const swedish = inLanguage(descriptionsOf(dataset), 'sv').filter(saysSomething)
      if (swedish.length === 0) return fault('description-not-swedish', dcterms.description)
      const faults = swedish.map(({ value }) => faultOf(value, dataset))
      return faults.find(found => found.length === 0) ?? faults[0]
    }
  },
}

/** How many characters a text has; of a long one at least how many, which is quicker to count. */
function charactersOf(text: string): number {
  return text.length < 2 * fewestCharacters ? Array.from(text).length : text.length / 2
}
