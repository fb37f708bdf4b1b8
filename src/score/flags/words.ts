import { dcat, dcterms } from '../../rdf/vocabulary.ts'
import type { Scene } from '../scene.ts'
import { bindMailAddresses, isNoReply } from '../swedish/contacts.ts'
import { descriptionKey } from '../swedish/description-key.ts'
import { bindTexts, plain, saysSomething, shown } from '../swedish/texts.ts'
import { type BoundSigns, mostAlike, noSigns, type Sign } from './sign.ts'

/** Texts that say nothing of this very dataset, and contacts that nobody reads. */
export function wordFlags({ graph, survey }: Scene): BoundSigns {
  const [titlesOf, descriptionsOf, keywordsOf] = [dcterms.title, dcterms.description, dcat.keyword].map(property =>
    bindTexts(graph, property),
  )
  const contact = graph.iri(dcat.contactPoint)
  const addressesOf = bindMailAddresses(graph)
  return (resource, { dataset }) => {
    if (resource !== dataset) return noSigns
    const titles = titlesOf(dataset).map(({ value }) => plain(value))
    const keywords = keywordsOf(dataset)
      .filter(saysSomething)
      .map(({ value }) => plain(value))
    const addresses = graph.objectsOf(dataset, contact).flatMap(addressesOf)
    return [
      ...descriptionsOf(dataset).flatMap(({ value }) => ofDescription(value, titles, survey.descriptions)),
      ...(isOfTitle(keywords, titles) ? [{ flag: 'keywords-from-title', value: keywords.join(', ') }] : noSigns),
      ...addresses.filter(isNoReply).map(value => ({ flag: 'contact-no-reply', value })),
    ]
  }
}

function ofDescription(text: string, titles: readonly string[], counts: ReadonlyMap<string, number>): readonly Sign[] {
  if (fillers.test(text.trim())) return [{ flag: 'description-placeholder', value: shown(text) }]
  if (titles.includes(plain(text))) return [{ flag: 'description-is-title', value: shown(text) }]
  const count = counts.get(descriptionKey(text)) ?? 0
  return count > mostAlike ? [{ flag: 'description-shared', value: shown(text) }] : noSigns
}

/** What is written where a text is asked for and there is none. */
const fillers =
  /^(|[-–—.…?x*\s]+|n\/?a|todo|tbd|tba|tests?|lorem ipsum\b.*|null|none|undefined|no description|ingen beskrivning|beskrivning( saknas)?|saknas|description)\.?$/is

/** Are all keywords, two at least, words of a title, and so many that the title is all they say? */
function isOfTitle(keywords: readonly string[], titles: readonly string[]): boolean {
  const words = new Set(titles.flatMap(title => title.split(' ')))
  return keywords.length > 1 && keywords.every(keyword => keyword.split(' ').every(word => words.has(word)))
}
