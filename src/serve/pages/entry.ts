import { html } from 'hono/html'
import type { ResourceType } from '../../model/record.ts'
import { dcat, dcterms, rdf } from '../../rdf/vocabulary.ts'
import type { FullEntry, Store } from '../../store/store.ts'
import { describe } from '../describe/describe.ts'
import type { EntryFacts } from '../describe/entry-facts.ts'
import { isOfPerson, quadsWithoutPeople } from '../describe/personal.ts'
import { graphOf } from '../describe/record-graph.ts'
import { schemaOrg } from '../describe/schema-org.ts'
import { entryIdOf, pathOf, recordPath } from '../links.ts'
import { chosen, marked, plain, shortened } from '../literals.ts'
import { guideTo } from '../parts/advice.ts'
import { contactOf, knownOf, relatedOf } from '../parts/around.ts'
import { datasetQuality } from '../parts/dataset-quality.ts'
import { distributionSection } from '../parts/distributions.ts'
import { endpointSection } from '../parts/endpoints.ts'
import { goneNotice, headOf, missingNotice, supersededNotice } from '../parts/entry-head.ts'
import { findingTable } from '../parts/findings.ts'
import { machineSection, recordFormats } from '../parts/machine.ts'
import { memberSection, serviceSection } from '../parts/members.ts'
import { propertyList } from '../parts/properties.ts'
import { provenanceSection } from '../parts/provenance.ts'
import { qualitySection } from '../parts/quality/dataset-section.ts'
import { plainTitleOf } from '../parts/title.ts'
import type { ServeTools } from '../tools.ts'
import type { Html, PageRequest, Redirect, View } from '../view.ts'

/** What has a place of its own above the list of all that is stated. */
const shownApart: Readonly<Record<string, readonly string[]>> = {
  Dataset: [dcterms.title, dcterms.description, dcat.distribution],
  DatasetSeries: [dcterms.title, dcterms.description],
  DataService: [dcterms.title, dcterms.description, dcat.endpointURL, dcat.endpointDescription],
}
const mostFindings = 100
const longestDescription = 30_000

/** A page of one kind of resource: a dataset, a data service or a series. */
export function entryPage(type: 'Dataset' | 'DataService' | 'DatasetSeries') {
  return async (request: PageRequest, tools: ServeTools): Promise<View | Redirect | null> => {
    const id = entryIdOf(request.parameters.id)
    const entry = id === null ? null : await tools.store.entry(id)
    if (entry === null) return null
    if (entry.resourceType !== type) return elsewhere(entry)
    return viewOf(await factsOf(entry, request, tools), request, tools)
  }
}

/** Sends an address with a name after the number on to the address without. */
export async function unnamed(request: PageRequest): Promise<Redirect | null> {
  return entryIdOf(request.parameters.id) === null ? null : { status: 308, path: request.path.replace(/\/[^/]*$/, '') }
}

function elsewhere(entry: FullEntry): Redirect {
  const hasPage: readonly ResourceType[] = ['Dataset', 'DataService', 'DatasetSeries', 'Agent']
  return { status: 301, path: hasPage.includes(entry.resourceType) ? pathOf(entry) : recordPath(entry) }
}

async function factsOf(entry: FullEntry, request: PageRequest, tools: ServeTools): Promise<EntryFacts> {
  const source = await tools.store.source(entry.source)
  const isGone = entry.removedAt !== null
  const kept = isGone ? await withoutPerson(entry, tools.store) : entry
  const alone = graphOf([kept])
  const related = await relatedOf(alone, alone.iri(kept.primaryTopic), tools.store)
  const contacts = isGone ? [] : related.filter(other => other.resourceType === 'Kind')
  const graph = graphOf([kept, ...contacts])
  const known = await knownOf(related, request, tools.store)
  return { entry: kept, source, graph, subject: graph.iri(kept.primaryTopic), known }
}

/** What is left of a removed resource's description: nothing of people, not its publisher either when that is a person. */
async function withoutPerson(entry: FullEntry, store: Store): Promise<FullEntry> {
  const publisher = entry.publisher === null ? null : await store.entryOf(entry.publisher)
  const isByPerson = publisher !== null && isOfPerson(publisher.graph)
  const graph = quadsWithoutPeople(entry.graph, isByPerson ? [publisher.primaryTopic] : [])
  return { ...entry, graph, publisher: isByPerson ? null : entry.publisher }
}

async function viewOf(facts: EntryFacts, request: PageRequest, tools: ServeTools): Promise<View> {
  const { entry } = facts
  const { words, language } = request
  const isGone = entry.removedAt !== null
  const title = chosen(entry.title, language)
  const around = { request, profile: tools.profile, store: tools.store }
  const stored = entry.resourceType === 'Dataset' && !isGone ? await tools.store.assessment(entry) : null
  const [quality, explained, findings, superseding, members, services, provenance] = await Promise.all([
    datasetQuality(entry, stored, { request, tools }),
    qualitySection(stored, facts, { request, tools }),
    findingSection(entry, request, tools),
    supersededNotice(entry, request, tools.store),
    entry.resourceType === 'DatasetSeries' ? memberSection(entry, around) : html``,
    entry.resourceType === 'DataService' ? html`` : serviceSection(entry, around),
    provenanceSection(facts, request, tools.store),
  ])
  const body = html`<article class="entry">
${isGone ? goneNotice(entry, request) : html`${missingNotice(entry, facts.source, request)}${superseding.notice}`}
${headOf(facts, request, tools.profile)}
<div class="entry-columns"><div>
${description(facts, request)}
${entry.resourceType === 'Dataset' ? distributionSection(facts, request, tools.profile) : ''}
${entry.resourceType === 'DataService' ? endpointSection(facts, request) : ''}
${members}${services}
${about(facts, request, tools)}
${explained}
${isGone ? '' : findings}
</div><aside aria-label="${words.general.details}">
${isGone ? '' : contactOf(facts, request)}
${quality}
${provenance}
${isGone ? '' : machineSection(entry, request)}
</aside></div></article>`
  return {
    status: isGone ? 410 : 200,
    title: plainTitleOf(entry, request, 120),
    titleLanguage: title?.language ?? null,
    description: plain(entry.description, language, { otherwise: words.site.tagline, longest: 160 }),
    crumbs: [{ label: words.site.datasets, path: '/datasets' }],
    body,
    alternates: isGone
      ? []
      : recordFormats.map(({ id, mediaType }) => ({ href: `${recordPath(entry)}?format=${id}`, type: mediaType })),
    ...(isGone ? {} : { jsonLd: schemaOrg(facts, request, tools) }),
    isUnindexed: isGone || isByPerson(facts),
    isAboutQuality: stored !== null,
    ...(superseding.path === null ? {} : { canonical: superseding.path }),
  }
}

/** Is the only publisher a private person? Then search engines are not to keep the page. */
function isByPerson({ entry, known }: EntryFacts): boolean {
  return entry.publisher !== null && known.get(entry.publisher)?.path === null
}

function description({ entry }: EntryFacts, { language, words }: PageRequest): Html {
  const text = chosen(entry.description, language)
  if (text === null) return html``
  const cut = text.text.length > longestDescription
  return html`<div class="prose">${marked({ ...text, text: shortened(text.text, longestDescription) }, language)}</div>
${cut ? html`<p class="quiet">${words.general.cut}</p>` : ''}`
}

function about({ graph, subject, entry, known }: EntryFacts, request: PageRequest, tools: ServeTools): Html {
  const { dataset } = request.words
  const all = describe(graph, subject, { profile: tools.profile, language: request.language })
  const apart = shownApart[entry.resourceType] ?? []
  const shown = all.filter(({ property }) => !apart.includes(property))
  const ours = shown.filter(({ label }) => label !== null)
  const raw = shown.filter(({ label, property }) => label === null && property !== rdf.type)
  const heading = dataset.about[entry.resourceType as keyof typeof dataset.about]
  return html`<section><h2>${heading}</h2>${propertyList(ours, known, request)}
${raw.length === 0 ? '' : html`<details><summary>${dataset.raw} (${raw.length})</summary><p class="quiet">${dataset.rawText}</p>${propertyList(raw, known, request)}</details>`}</section>`
}

async function findingSection(entry: FullEntry, request: PageRequest, tools: ServeTools): Promise<Html> {
  const { dataset, general } = request.words
  const { items, total } = await tools.store.findings({ entry }, { limit: mostFindings, offset: 0 })
  const guide = await guideTo(tools)
  const body =
    total === 0
      ? html`<p class="quiet">${dataset.noFindings}</p>`
      : html`<details><summary>${request.words.general.show} (${total})</summary>${findingTable(items, request, { caption: dataset.findings, guide })}
${total > items.length ? html`<p class="quiet">${general.more(total - items.length)}</p>` : ''}</details>`
  return html`<section id="findings"><h2>${dataset.findings}</h2>${body}</section>`
}
