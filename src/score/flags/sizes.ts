import { dcat } from '../../rdf/vocabulary.ts'
import { datasetsOf } from '../survey.ts'
import { countsOf } from './datasets.ts'
import { mostAlike, noSigns, type Signs } from './sign.ts'

/** Sizes in bytes that are written where none is known. */
const placeholders = [0, 1, 1024]

/** Sizes that no file has, or that all files of the catalogue have. */
export const sizeFlags: Signs = ({ graph }) => {
  const byteSize = graph.iri(dcat.byteSize)
  const distribution = graph.iri(dcat.distribution)
  const sizesOf = (resource: number): string[] => graph.objectsOf(resource, byteSize).map(id => graph.value(id))
  const distributions = datasetsOf(graph).flatMap(dataset => graph.objectsOf(dataset, distribution))
  const counts = countsOf(distributions.flatMap(sizesOf).map(Number))
  const isSameEverywhere = counts.size === 1 && [...counts.values()].some(count => count > mostAlike)
  return resource => {
    const sizes = sizesOf(resource)
    const odd = sizes.find(size => isSameEverywhere || size.trim() === '' || placeholders.includes(Number(size)))
    return odd === undefined ? noSigns : [{ flag: 'byte-size-placeholder', value: odd }]
  }
}
