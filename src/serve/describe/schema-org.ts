import { dcat, dcterms } from '../../rdf/vocabulary.ts'
import { inLanguage, pathOf, safeHref } from '../links.ts'
import { plain, shortened } from '../literals.ts'
import { plainTitleOf } from '../parts/title.ts'
import type { ServeTools } from '../tools.ts'
import type { PageRequest } from '../view.ts'
import { distributionsOf } from './distributions.ts'
import type { EntryFacts } from './entry-facts.ts'
import { periodOf } from './period.ts'

const mostDistributions = 50

/**
 * The resource as schema.org describes it, for search engines.
 * @see https://developers.google.com/search/docs/appearance/structured-data/dataset
 */
export function schemaOrg(facts: EntryFacts, request: PageRequest, { baseUrl, profile }: ServeTools): unknown {
  const { entry, graph, subject } = facts
  const { language, words } = request
  const values = (property: string) => graph.objectsOf(subject, graph.iri(property)).map(id => graph.value(id))
  const home = inLanguage('/', language)
  return present({
    '@context': 'https://schema.org/',
    '@type': entry.resourceType === 'DataService' ? 'WebAPI' : 'Dataset',
    '@id': entry.primaryTopic,
    url: baseUrl + inLanguage(pathOf(entry), language),
    name: plainTitleOf(entry, request),
    description: plain(entry.description, language, { otherwise: '', longest: 5000 }),
    keywords: values(dcat.keyword)
      .slice(0, 50)
      .map(word => shortened(word, 100)),
    identifier: values(dcterms.identifier).slice(0, 10),
    inLanguage: values(dcterms.language).map(iri => iri.replace(/^.*\//, '')),
    dateModified: entry.modified ?? '',
    datePublished: entry.issued ?? '',
    creator:
      entry.publisher === null ? '' : { '@type': 'Organization', '@id': entry.publisher, ...publisherName(facts) },
    temporalCoverage: temporal(facts),
    includedInDataCatalog: { '@type': 'DataCatalog', name: words.site.name, url: baseUrl + home },
    ...distributions(facts, { profile, language }),
  })
}

function publisherName({ entry, known }: EntryFacts): Readonly<Record<string, string>> {
  const page = entry.publisher === null ? undefined : known.get(entry.publisher)
  return page === undefined ? {} : { name: page.name }
}

function temporal({ graph, subject }: EntryFacts): string {
  const { from, to } = periodOf(graph, subject)
  return from === null && to === null ? '' : `${from ?? '..'}/${to ?? '..'}`
}

function distributions({ graph, subject }: EntryFacts, options: Parameters<typeof distributionsOf>[2]): object {
  const all = distributionsOf(graph, subject, options)
  const license = all.flatMap(({ licenses }) => licenses.map(({ iri }) => iri)).find(iri => safeHref(iri) !== null)
  const items = all.slice(0, mostDistributions).flatMap(view => {
    const contentUrl = [...view.downloads, ...view.accesses].find(url => safeHref(url) !== null)
    if (contentUrl === undefined) return []
    return [
      present({
        '@type': 'DataDownload',
        contentUrl,
        encodingFormat: view.formats[0]?.text ?? '',
        contentSize: view.bytes === null ? '' : String(view.bytes),
      }),
    ]
  })
  return { license: license ?? '', distribution: items }
}

/** The object without its empty members. */
function present(members: Readonly<Record<string, unknown>>): object {
  const isEmpty = (value: unknown) => value === '' || (Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(members).filter(([, value]) => !isEmpty(value)))
}
