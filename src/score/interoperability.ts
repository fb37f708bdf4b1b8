import { NamedNode } from '../rdf/terms.ts'
import { dcat, dcterms } from '../rdf/vocabulary.ts'
import type { FormatFacts } from './lists.ts'
import { has, hasValue, type Judge, type Judges, nameOf, type Scene } from './scene.ts'

/** Can machines make sense of the data and of its description? */
export const interoperability: Judges = {
  formatAvailability: has(dcterms.format),
  mediaTypeAvailability: hasMediaType,
  formatMediaTypeVocabularyAlignment: isFromVocabulary,
  formatMediaTypeNonProprietary: hasFormat(facts => facts.isNonProprietary),
  formatMediaTypeMachineInterpretable: hasFormat(facts => facts.isMachineReadable),
  dcatApCompliance: ({ graph, compliant }) => {
    return dataset => compliant(nameOf(graph, dataset))
  },
}

/** Passes when a format is on the lists and is what is asked for. */
function hasFormat(isAsked: (facts: FormatFacts) => boolean): Judge {
  return hasValue(dcterms.format, ({ graph, lists }) => value => {
    const text = graph.value(value)
    const facts = graph.kind(value) === NamedNode ? lists.formatOfIri(text) : lists.formatOfText(text)
    return facts !== null && isAsked(facts)
  })
}

function hasMediaType(scene: Scene): (resource: number) => boolean {
  const isStated = has(dcat.mediaType)(scene)
  const isExported = exportsMediaType(scene)
  return resource => isStated(resource) === true || isExported(resource) === true
}

/** Format from the file types, media type from IANA: both, or either, as the parameter says. */
function isFromVocabulary(scene: Scene): (resource: number) => boolean {
  const formatIs = hasFormat(facts => facts.isFileType)(scene)
  const isExported = exportsMediaType(scene)
  const mediaTypeIs = hasValue(dcat.mediaType, ({ graph, lists }) => value => {
    const text = graph.value(value)
    return graph.kind(value) === NamedNode ? lists.isMediaTypeIri(text) : lists.isMediaTypeText(text)
  })(scene)
  return resource => {
    const verdicts = [formatIs(resource), mediaTypeIs(resource) === true || isExported(resource)]
    return scene.parameters.alignment === 'both' ? !verdicts.includes(false) : verdicts.includes(true)
  }
}

/** Our export adds dcat:mediaType where the format is a registered media type in text. */
const exportsMediaType: Judge = hasValue(dcterms.format, ({ graph, lists }) => value => {
  return graph.kind(value) !== NamedNode && lists.mediaTypeOf(graph.value(value)) !== null
})
