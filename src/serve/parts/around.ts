import { html } from 'hono/html'
import type { ResourceType } from '../../model/record.ts'
import type { Graph } from '../../rdf/graph.ts'
import { NamedNode } from '../../rdf/terms.ts'
import { dcat, vcard } from '../../rdf/vocabulary.ts'
import type { FullEntry, Store } from '../../store/store.ts'
import { titleOf } from '../describe/describe.ts'
import type { EntryFacts } from '../describe/entry-facts.ts'
import { outward, pathOf } from '../links.ts'
import { marked, shortened } from '../literals.ts'
import type { Html, PageRequest } from '../view.ts'
import type { Known, KnownResource } from './properties.ts'
import { plainTitleOf, titleOfEntry } from './title.ts'

const mostLookedUp = 40
const mostContacts = 5
const withPages: readonly ResourceType[] = ['Dataset', 'DataService', 'DatasetSeries', 'Agent']

/** The stored resources that a resource points to, directly or through its distributions. */
export async function relatedOf(graph: Graph, subject: number, store: Store): Promise<FullEntry[]> {
  const pointing = [subject, ...graph.objectsOf(subject, graph.iri(dcat.distribution))]
  const targets = pointing.flatMap(from =>
    graph.predicatesOf(from).flatMap(property => graph.objectsOf(from, property)),
  )
  const outside = new Set(targets.filter(id => graph.kind(id) === NamedNode && !graph.describes(id)))
  const found = await Promise.all([...outside].slice(0, mostLookedUp).map(id => store.entryOf(graph.value(id))))
  return found.filter(entry => entry !== null)
}

/** What related resources are called, and their pages. */
export async function knownOf(related: readonly FullEntry[], request: PageRequest, store: Store): Promise<Known> {
  const named = related.filter(({ resourceType }) => withPages.includes(resourceType))
  return new Map(
    await Promise.all(named.map(async entry => [entry.primaryTopic, await known(entry, request, store)] as const)),
  )
}

async function known(entry: FullEntry, request: PageRequest, store: Store): Promise<KnownResource> {
  const isAgent = entry.resourceType === 'Agent'
  const hasPage = !isAgent || (await store.organisationOf(entry.primaryTopic)) !== null
  return {
    title: titleOfEntry(entry, request),
    name: plainTitleOf(entry, request),
    path: hasPage ? pathOf(entry) : null,
  }
}

/** Contact points with name, e-mail and web address; nothing when there are none. */
export function contactOf({ graph, subject }: EntryFacts, request: PageRequest): Html {
  const contacts = graph.objectsOf(subject, graph.iri(dcat.contactPoint)).slice(0, mostContacts)
  const items = contacts.map(id => contact(graph, id, request)).filter(item => item !== null)
  if (items.length === 0) return html``
  return html`<section><h2>${request.words.dataset.contact}</h2>${items}</section>`
}

function contact(graph: Graph, id: number, { language }: PageRequest): Html | null {
  if (!graph.describes(id)) return null
  const name = titleOf(graph, id, language)
  const values = (property: string) => graph.objectsOf(id, graph.iri(property)).map(value => graph.value(value))
  const mails = values(vcard.hasEmail).map(mail => outward(mail))
  const pages = values(vcard.hasURL).map(page => outward(page))
  const lines = [
    ...(name === null ? [] : [marked({ ...name, text: shortened(name.text, 200) }, language)]),
    ...mails,
    ...pages,
  ]
  return html`<ul class="plain contact">${lines.map(line => html`<li>${line}</li>`)}</ul>`
}
