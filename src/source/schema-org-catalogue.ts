import { type Problem, problem } from '../model/finding.ts'
import { catalogueTree } from './catalogue-tree.ts'
import { type Pen, webAddress } from './pen.ts'
import { resourcesOf, valuesOf } from './schema-org-terms.ts'

/** What is known of the page that the catalogue was asked for at. */
export interface PageFacts {
  readonly address: string
  readonly title: string
  /** Language tag; '' when it is not known. */
  readonly language: string
}

/** The catalogue that the datasets are put into. */
export interface Catalogue {
  /** As term of what is written. */
  readonly node: number
  /** Its description in schema.org's words, as term of what is read; null when there is none. */
  readonly source: number | null
  /** Title of one that is made; null when none need be. */
  readonly title: string | null
  readonly problems: readonly Problem[]
}

/**
 * Chooses the one catalogue: what is in DCAT's words already, else the one of schema.org that most datasets are in, else
 * one that is made, with the address of the page. Pages often say which other catalogues a dataset is in besides.
 * @param nodes what every dataset is called
 */
export function chooseCatalogue(pen: Pen, nodes: ReadonlyMap<number, number>, page: PageFacts): Catalogue {
  const { from } = pen
  const published = catalogueTree(from)
  if (published !== null) return { node: published.main, source: null, title: null, problems: [] }
  const named = new Set(nodes.values())
  const free = (address: string): string => (named.has(pen.iri(address)) ? `${address}#catalogue` : address)
  const [largest] = [...sizesOf(pen, nodes)].toSorted(([a, size], [b, other]) => other - size || a - b)
  if (largest !== undefined) {
    const [source] = largest
    const addresses = [source, ...valuesOf(from, source, 'url')].map(id => webAddress(from, id))
    const address = addresses.find(found => found !== null) ?? page.address
    return { node: pen.iri(free(address)), source, title: null, problems: [] }
  }
  const focusNode = free(page.address)
  const parts = { focusNode, focusType: 'Catalog', details: { url: page.address } }
  const problems = [problem('source', 'web-page-catalogue-made', parts)]
  return { node: pen.iri(focusNode), source: null, title: page.title, problems }
}

/** How often each catalogue names a dataset, or a dataset says that it is in it. */
function sizesOf({ from }: Pen, nodes: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>()
  for (const id of resourcesOf(from, ['DataCatalog'])) {
    sizes.set(id, valuesOf(from, id, 'dataset').filter(member => nodes.has(member)).length)
  }
  for (const dataset of nodes.keys()) {
    for (const id of valuesOf(from, dataset, 'includedInDataCatalog')) {
      const size = sizes.get(id)
      if (size !== undefined) sizes.set(id, size + 1)
    }
  }
  return sizes
}
