import { dcat, dcterms, shorten } from '../../rdf/vocabulary.ts'
import type { Place } from '../places.ts'
import type { View } from '../scene.ts'
import { datasetTexts } from './languages.ts'
import { bindTexts, inLanguage, saysSomething } from './texts.ts'
import { writtenExample, writtenTerm, writtenText } from './written.ts'

/** Title and description in English, where they are missing. */
export const english: Place = (view, dataset, profile) => {
  const isMissing = (property: string): boolean =>
    !inLanguage(bindTexts(view, property)(dataset), 'en').some(saysSomething)
  const missing = [
    { property: dcterms.title, code: 'title' },
    { property: dcterms.description, code: 'english-description' },
  ].filter(({ property }) => isMissing(property))
  const written = missing.map(({ property, code }) => `${shorten(property)} ${writtenExample(profile, code, 'en')}`)
  return {
    turtle: written.join(' ; ') || `${shorten(dcterms.title)} ${writtenExample(profile, 'title', 'en')}`,
    isExample: true,
  }
}

/**
 * All values of the properties with texts that do not say their language: such a text is taken for Swedish, or English where
 * there is a Swedish one already.
 */
export const tagged: Place = (view, resource, profile) => {
  const written = datasetTexts.flatMap(property => {
    const untagged = inLanguage(bindTexts(view, property)(resource), '')
    return untagged.length === 0 ? [] : [`${shorten(property)} ${taggedValues(view, resource, property)}`]
  })
  const example = `${shorten(dcterms.title)} ${writtenExample(profile, 'title', 'sv')}`
  return { turtle: written.join(' ; ') || example, isExample: true }
}

function taggedValues(view: View, resource: number, property: string): string {
  const texts = bindTexts(view, property)(resource)
  const hasSwedish = property !== dcat.keyword && inLanguage(texts, 'sv').length > 0
  const language = hasSwedish ? 'en' : 'sv'
  const untagged = new Set(inLanguage(texts, '').map(({ value }) => value))
  const values = view.objectsOf(resource, view.iri(property)).flatMap(id => {
    const isUntagged = view.language(id) === '' && untagged.has(view.value(id))
    const term = isUntagged ? writtenText({ value: view.value(id), language }) : writtenTerm(view, id)
    return term === null ? [] : [term]
  })
  return [...new Set(values)].join(', ')
}
