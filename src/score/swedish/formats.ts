import { Literal } from '../../rdf/terms.ts'
import { dcat, dcterms } from '../../rdf/vocabulary.ts'
import type { Scene } from '../scene.ts'
import { bindIsInterface } from './interfaces.ts'
import { formatsOf, type KnownFormat } from './known-formats.ts'
import { fault, noFaults, type Question } from './question.ts'
import { shown } from './texts.ts'

/**
 * Is the format a media type in text that DCAT-AP-SE or IANA lists, or an EU file type? That the file really is in this
 * format is judged where its address is asked for: a small web page in place of data makes the link doubtful.
 */
export const listedFormat: Question = {
  on: 'distribution',
  bind: scene => {
    const { graph } = scene
    const format = graph.iri(dcterms.format)
    const formatsAt = bindFormats(scene)
    return distribution => {
      if (formatsAt(distribution).length > 0) return noFaults
      const value = graph.objectOf(distribution, format)
      if (value === 0) return fault('format-missing', dcterms.format)
      return fault('format-not-listed', dcterms.format, shown(graph.value(value)))
    }
  },
}

/** Is there a distribution in an open format that machines can read, or one that is an interface to call? */
export const openDistribution: Question = {
  on: 'dataset',
  bind: scene => {
    const formatsAt = bindFormats(scene)
    const isInterface = bindIsInterface(scene)
    const isOpen = (distribution: number): boolean =>
      isInterface(distribution) || formatsAt(distribution).some(format => format.isOpen)
    return (_, { distributions }) =>
      distributions.some(isOpen) ? noFaults : fault('no-open-distribution', dcat.distribution)
  },
}

/** Reads those formats of a distribution that are on a list. */
function bindFormats({ graph, profile }: Scene): (distribution: number) => readonly KnownFormat[] {
  const format = graph.iri(dcterms.format)
  const formats = formatsOf(profile)
  const knownOf = (id: number): KnownFormat | null =>
    graph.kind(id) === Literal ? formats.ofText(graph.value(id)) : formats.ofIri(graph.value(id))
  return distribution => {
    const known = graph.objectsOf(distribution, format).map(knownOf)
    return known.filter(one => one !== null)
  }
}
