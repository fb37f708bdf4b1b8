import { dcat, dcterms } from '../../rdf/vocabulary.ts'
import type { Scene } from '../scene.ts'
import { type Fault, type Faults, noFaults, type Question } from './question.ts'
import { bindTexts, inLanguage, saysSomething, shown } from './texts.ts'

/** Texts of a dataset that are written in a language. */
export const datasetTexts: readonly string[] = [dcterms.title, dcterms.description, dcat.keyword]

/** Texts of a distribution that are written in a language. */
const distributionTexts: readonly string[] = [dcterms.title, dcterms.description]

/**
 * Are title and description of the dataset given in English too?
 * @see https://docs.dataportal.se/dcat/docs/recommendations/ recommendation 2
 */
export const englishTexts: Question = {
  on: 'dataset',
  bind: ({ graph }) => {
    const asked = [
      { code: 'title-not-english', property: dcterms.title, textsOf: bindTexts(graph, dcterms.title) },
      {
        code: 'description-not-english',
        property: dcterms.description,
        textsOf: bindTexts(graph, dcterms.description),
      },
    ]
    return dataset =>
      asked
        .filter(({ textsOf }) => !inLanguage(textsOf(dataset), 'en').some(saysSomething))
        .map(({ code, property }) => ({ code, property, value: null }))
  },
}

/**
 * Do title, description and keywords of the dataset all say in which language they are?
 * @see https://docs.dataportal.se/dcat/docs/recommendations/ recommendation 12
 */
export const taggedTexts: Question = { on: 'dataset', bind: scene => untagged(scene, datasetTexts) }

/** Do title and description of the distribution say in which language they are? */
export const taggedDistributionTexts: Question = {
  on: 'distribution',
  bind: scene => untagged(scene, distributionTexts),
}

function untagged({ graph }: Scene, properties: readonly string[]): Faults {
  const asked = properties.map(property => ({ property, textsOf: bindTexts(graph, property) }))
  return resource => {
    const found: Fault[] = []
    for (const { property, textsOf } of asked) {
      const text = inLanguage(textsOf(resource), '').find(saysSomething)
      if (text !== undefined) found.push({ code: 'text-untagged', property, value: shown(text.value) })
    }
    return found.length === 0 ? noFaults : found
  }
}
