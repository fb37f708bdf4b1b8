import { dcat, foaf } from '../../rdf/vocabulary.ts'
import type { Family, Scene } from '../scene.ts'
import { datasetsOf } from '../survey.ts'
import { countsOf } from './datasets.ts'
import { type BoundSigns, mostAlike, noSigns, type Sign } from './sign.ts'

/** Addresses that stand in for others: the same page in several places, a front page, an address that nobody has. */
export function addressFlags(scene: Scene): BoundSigns {
  const { graph } = scene
  const [access, download, page] = [dcat.accessURL, dcat.downloadURL, foaf.page].map(property => graph.iri(property))
  const landing = graph.iri(dcat.landingPage)
  const service = graph.iri(dcat.accessService)
  const shared = sharedAccess(scene)
  const valuesOf = (id: number, property: number): readonly string[] =>
    graph.objectsOf(id, property).map(value => graph.value(value))
  const ofAccess = (address: string, isService: boolean): readonly Sign[] => [
    ...(isNobodys(address) ? [{ flag: 'address-placeholder', value: address }] : noSigns),
    ...(!isService && isFrontPage(address) ? [{ flag: 'access-front-page', value: address }] : noSigns),
    ...(!isService && (shared.get(address) ?? 0) > mostAlike ? [{ flag: 'access-shared', value: address }] : noSigns),
  ]
  const ofPage = (address: string, data: readonly string[], landings: readonly string[]): readonly Sign[] => {
    if (!data.includes(address)) return noSigns
    const flag = landings.includes(address) ? 'page-everywhere' : 'documentation-is-data'
    return [{ flag, value: address }]
  }
  return (resource, family: Family) => {
    if (resource === family.dataset) return noSigns
    const addresses = valuesOf(resource, access)
    const data = [...addresses, ...valuesOf(resource, download)]
    const landings = valuesOf(family.dataset, landing)
    const isService = graph.objectOf(resource, service) !== 0
    return [
      ...addresses.flatMap(address => ofAccess(address, isService)),
      ...valuesOf(resource, page).flatMap(address => ofPage(address, data, landings)),
    ]
  }
}

/** By address, on how many datasets it is where the data is said to be. */
function sharedAccess({ graph }: Scene): ReadonlyMap<string, number> {
  const access = graph.iri(dcat.accessURL)
  const distribution = graph.iri(dcat.distribution)
  const ofDataset = (dataset: number): Set<number> =>
    new Set(graph.objectsOf(dataset, distribution).flatMap(id => graph.objectsOf(id, access)))
  const counts = countsOf(datasetsOf(graph).flatMap(dataset => [...ofDataset(dataset)]))
  return new Map([...counts].map(([id, count]) => [graph.value(id), count]))
}

/** Is it the first page of a website, and no data? */
function isFrontPage(address: string): boolean {
  return /^https?:\/\/[^/?#]+\/?$/i.test(address)
}

/** Hosts that are set aside for examples, and the computer itself. */
function isNobodys(address: string): boolean {
  return /^https?:\/\/([^/?#]*\.)?(example\.(com|net|org|se)|localhost|127\.0\.0\.1|0\.0\.0\.0)([:/?#]|$)/i.test(
    address,
  )
}
