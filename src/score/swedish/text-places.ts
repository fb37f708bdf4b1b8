import type { Profile } from '../../profile/profile.ts'
import { dcat, dcterms, foaf } from '../../rdf/vocabulary.ts'
import type { Place } from '../places.ts'
import type { View } from '../scene.ts'
import { fewestCharacters, mostSharing } from './descriptions.ts'
import { fewestKeywords } from './subjects.ts'
import { bindTexts, folded, inLanguage, saysSomething, type Text } from './texts.ts'
import { holdsName, mostWords, wordsOf } from './titles.ts'
import { exampleText, writtenText } from './written.ts'

/** Titles of which the Swedish one is cut to ten words without the publisher's name; the others stand. */
export const title: Place = (view, dataset, profile) => {
  const texts = bindTexts(view, dcterms.title)(dataset).filter(saysSomething)
  const names = view.objectsOf(dataset, view.iri(dcterms.publisher)).flatMap(id => bindTexts(view, foaf.name)(id))
  const shorter = shortened(swedishAmong(texts)?.value ?? '', names)
  const value = shorter === '' ? exampleText(profile, 'title', 'sv') : shorter
  return { turtle: withSwedish(texts, value), isExample: true }
}

function shortened(text: string, names: readonly Text[]): string {
  const without = names.reduce((rest, { value }) => rest.split(value).join(' '), text)
  const short = wordsOf(without).slice(0, mostWords).join(' ')
  return names.some(({ value }) => holdsName(short, value)) ? '' : short
}

/** Descriptions of which the Swedish one is long and its own; the others stand. */
export const description: Place = (view, dataset, profile) => {
  const texts = bindTexts(view, dcterms.description)(dataset).filter(saysSomething)
  const untagged = inLanguage(texts, '').find(({ value }) => Array.from(folded(value)).length >= fewestCharacters)
  const isOwn = inLanguage(texts, 'sv').length === 0 && untagged !== undefined && !isShared(view, dataset, untagged)
  const example = exampleText(profile, 'description', 'sv').replace('{$value}', () => view.value(dataset))
  const longer = folded(`${swedishAmong(texts)?.value ?? ''} ${example}`)
  return { turtle: withSwedish(texts, isOwn ? untagged.value : longer), isExample: true }
}

/** Have many others the very same description? */
function isShared(view: View, dataset: number, { value }: Text): boolean {
  const property = view.iri(dcterms.description)
  const same = view.objectsOf(dataset, property).filter(id => view.value(id) === value)
  return same.some(id => view.subjectsWith(property, id).length > mostSharing)
}

/** The Swedish text, or the one that does not say what it is. */
function swedishAmong(texts: readonly Text[]): Text | undefined {
  return inLanguage(texts, 'sv').at(0) ?? inLanguage(texts, '').at(0)
}

function withSwedish(texts: readonly Text[], value: string): string {
  const others = texts.filter(({ language }) => language !== 'sv' && language !== '')
  return [{ value, language: 'sv' }, ...others].map(writtenText).join(', ')
}

/** Keywords each by itself, and examples up to three. */
export const keywords: Place = (view, dataset, profile) => {
  const split = bindTexts(
    view,
    dcat.keyword,
  )(dataset).flatMap(({ value, language }) =>
    value
      .split(/[,;]/)
      .map(part => ({ value: folded(part), language: language === '' ? 'sv' : language }))
      .filter(saysSomething),
  )
  const isWhole = languagesOf(split).some(language => inLanguage(split, language).length >= fewestKeywords)
  const all = isWhole ? split : [...split, ...exampleKeywords(profile)]
  return { turtle: [...new Set(all.map(writtenText))].join(', '), isExample: !isWhole }
}

function languagesOf(texts: readonly Text[]): readonly string[] {
  return [...new Set(texts.map(({ language }) => language))]
}

function exampleKeywords(profile: Profile): readonly Text[] {
  const codes = ['keyword-1', 'keyword-2', 'keyword-3']
  return codes.map(code => ({ value: exampleText(profile, code, 'sv'), language: 'sv' }))
}
