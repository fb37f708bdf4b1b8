import type { Source } from '../model/source.ts'
import { dcat, dcterms, foaf } from '../rdf/vocabulary.ts'
import { type Portal, writeDataset } from './ckan-dataset.ts'
import { isPublic, type Package } from './ckan-package.ts'
import { startScribe } from './ckan-scribe.ts'
import { searchPackages } from './ckan-search.ts'
import { readSite, type Site, siteAsState } from './ckan-site.ts'
import type { WebTools } from './fetched.ts'
import type { SourceReading } from './reading.ts'
import { settingOf } from './setting.ts'
import { wholeReading } from './whole.ts'

/**
 * Reads what a CKAN portal publishes through its action API and says it in DCAT-AP. The address is that of the portal;
 * the settings `query` (as `fq` of package_search) and `organization` choose among its datasets, and `language` says in
 * which language texts are that tell none.
 * @throws HarvestError what `get` throws, and `not-rdf` `syntax` `no-catalogue`
 * @see https://docs.ckan.org/en/latest/api/#ckan.logic.action.get.package_search
 */
export async function readCkan(source: Source, tools: WebTools): Promise<SourceReading> {
  const base = portalAt(source.url)
  const found = await searchPackages(base, source, tools)
  const { site, document } = await readSite(base, source, tools)
  const scribe = startScribe(settingOf(source, 'language'))
  writeCatalogue(found.packages, site, { base, scribe })
  const documents = document === null ? found.documents : [...found.documents, document]
  const problems = [...found.problems, ...scribe.problems]
  const assembled = { graph: scribe.graph(), documents, isComplete: found.isComplete, syntax: null, problems }
  const reading = wholeReading(assembled, source, tools.before)
  return reading.kind === 'unchanged' ? reading : { ...reading, state: siteAsState(site) }
}

/** The address of a portal, also from one of its API or with a slash at the end. */
function portalAt(url: string): string {
  return url
    .replace(/[?#].*$/s, '')
    .replace(/\/api(\/.*)?$/, '')
    .replace(/\/+$/, '')
}

function writeCatalogue(packages: readonly Package[], site: Site, portal: Portal): void {
  const { base, scribe } = portal
  const catalogue = scribe.iri(base)
  const language = site.language ?? ''
  scribe.type(catalogue, dcat.Catalog)
  scribe.texts(catalogue, dcterms.title, new Map(site.title === null ? [] : [[language, site.title]]))
  scribe.texts(catalogue, dcterms.description, new Map(site.description === null ? [] : [[language, site.description]]))
  scribe.relate(catalogue, foaf.homepage, scribe.iri(`${base}/`))
  for (const record of packages.filter(isPublic)) {
    scribe.relate(catalogue, dcat.dataset, scribe.iri(writeDataset(record, portal)))
  }
}
