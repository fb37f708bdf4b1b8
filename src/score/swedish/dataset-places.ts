import { quoted } from '../../rdf/syntax/ntriples-term.ts'
import { dcat, dcatap, shorten } from '../../rdf/vocabulary.ts'
import type { Place } from '../places.ts'
import { bindMark } from './high-value-mark.ts'
import { isListed } from './subjects.ts'
import { bindIris } from './texts.ts'
import { partOf } from './written.ts'

/** A category of high-value datasets, for an example: geospatial data. */
export const exampleCategory = 'http://data.europa.eu/bna/c_ac64a52d'

const exampleTheme = 'http://publications.europa.eu/resource/authority/data-theme/GOVE'

/** A category from the EU list, and one of high-value datasets, where they are missing. */
export const themes: Place = (view, dataset, profile) => {
  const isMissing = (property: string, table: string): boolean =>
    !bindIris(view, property)(dataset).some(iri => isListed(profile, table, iri))
  const isUncategorised = bindMark(view)(dataset) && isMissing(dcatap.hvdCategory, 'hvd-category')
  const category = isUncategorised ? [`${shorten(dcatap.hvdCategory)} <${exampleCategory}>`] : []
  const isThemeless = isMissing(dcat.theme, 'data-theme') || category.length === 0
  const theme = isThemeless ? [`${shorten(dcat.theme)} <${exampleTheme}>`] : []
  return { turtle: [...theme, ...category].join(' ; '), isExample: true }
}

/** The address of the dataset as its identifier. */
export const identifier: Place = (view, dataset) => ({ turtle: quoted(view.value(dataset)), isExample: false })

/** An address for a new distribution of the dataset. */
export const distribution: Place = (view, dataset) => ({
  turtle: partOf(view, dataset, 'distribution'),
  isExample: true,
})
