import { NamedNode } from '../rdf/terms.ts'
import { dcat, dcterms } from '../rdf/vocabulary.ts'
import type { FormatFacts } from './lists.ts'
import { has, hasValue, nameOf, type Scene, type Test, type Tests } from './scene.ts'

/** Can machines make sense of the data and of its description? */
export const interoperability: Tests = {
  formatAvailability: has('distribution', dcterms.format),
  mediaTypeAvailability: orExported(has('distribution', dcat.mediaType)),
  formatFromVocabulary: hasFormat(facts => facts.isFileType),
  mediaTypeFromVocabulary: orExported(
    hasValue(dcat.mediaType, { on: 'distribution', reads: ['literalCodes'] }, ({ graph, lists }) => value => {
      const text = graph.value(value)
      return graph.kind(value) === NamedNode ? lists.isMediaTypeIri(text) : lists.isMediaTypeText(text)
    }),
  ),
  formatMediaTypeNonProprietary: hasFormat(facts => facts.isNonProprietary),
  formatMediaTypeMachineInterpretable: hasFormat(facts => facts.isMachineReadable),
  dcatApCompliance: conforms(({ given }) => given.compliance),
  conformance: conforms(({ given }) => given.conformance),
}

/** Passes when a format is on the lists and is what is asked for. */
function hasFormat(isAsked: (facts: FormatFacts) => boolean): Test {
  return hasValue(
    dcterms.format,
    { on: 'distribution', reads: ['formatMatch', 'literalCodes', 'mapping'] },
    ({ graph, lists }) =>
      value => {
        const text = graph.value(value)
        const facts = graph.kind(value) === NamedNode ? lists.formatOfIri(text) : lists.formatOfText(text)
        return facts !== null && isAsked(facts)
      },
  )
}

/** The same, or our export adds dcat:mediaType where the format is a registered media type in text. */
function orExported(test: Test): Test {
  const bind: Test['bind'] = scene => {
    const [isStated, isExported] = [test.bind(scene), exportsMediaType.bind(scene)]
    return (resource, family) => isStated(resource, family) === true || isExported(resource, family)
  }
  return { on: test.on, reads: [...test.reads, 'mapping'], bind }
}

const exportsMediaType = hasValue(
  dcterms.format,
  { on: 'distribution', reads: ['mapping'] },
  ({ graph, lists }) =>
    value =>
      graph.kind(value) !== NamedNode && lists.mediaTypeOf(graph.value(value)) !== null,
)

/** Passes when what was given says that the dataset conforms; unknown when nothing does. */
function conforms(givenOf: (scene: Scene) => Scene['given']['compliance']): Test {
  const bind: Test['bind'] = scene => {
    const given = givenOf(scene)
    return dataset => given(nameOf(scene.graph, dataset))?.conforms ?? null
  }
  return { on: 'dataset', reads: [], bind }
}
