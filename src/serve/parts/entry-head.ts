import { html } from 'hono/html'
import type { Profile } from '../../profile/profile.ts'
import { dcat, dcatap, dcterms } from '../../rdf/vocabulary.ts'
import type { FullEntry, Store, StoredSource } from '../../store/store.ts'
import { formatDate } from '../../text/format.ts'
import { runStoryWords } from '../../text/run-story.ts'
import { labelOf, titleOf } from '../describe/describe.ts'
import type { EntryFacts } from '../describe/entry-facts.ts'
import { inLanguage, outward, pathOf } from '../links.ts'
import { marked, shortened } from '../literals.ts'
import type { Html, PageRequest } from '../view.ts'
import { badges } from './badges.ts'
import { knownName } from './properties.ts'
import { moment } from './time.ts'
import { titleOfEntry } from './title.ts'

/** Title, publisher, series and badges. */
export function headOf(facts: EntryFacts, request: PageRequest, profile: Profile): Html {
  const { entry, graph, subject } = facts
  const { language, words } = request
  const value = (property: string) => graph.objectOf(subject, graph.iri(property))
  const rights = value(dcterms.accessRights) === 0 ? null : graph.value(value(dcterms.accessRights))
  const isHighValue = value(dcatap.hvdCategory) !== 0
  const rightsLabel = rights === null ? null : labelOf(profile, rights, language)
  return html`<header class="entry-head"><p class="kind">${words.resourceType[entry.resourceType]}</p>
<h1>${titleOfEntry(entry, request)}</h1>
<p class="publisher">${publisherOf(facts, request)}</p>
${seriesOf(facts, request)}
<ul class="badges">${badges({ ...entry, accessRights: rights, isHighValue }, request)}${rightsLabel === null ? '' : html`<li class="badge">${marked(rightsLabel, language)}</li>`}</ul></header>`
}

/** The series that the resource is part of. */
function seriesOf({ graph, subject, known }: EntryFacts, request: PageRequest): Html {
  const series = graph.objectsOf(subject, graph.iri(dcat.inSeries)).slice(0, 5)
  if (series.length === 0) return html``
  const names = series.map(id => {
    const found = known.get(graph.value(id))
    return html`${found === undefined ? outward(graph.value(id)) : knownName(found, request)} `
  })
  return html`<p>${request.words.dataset.inSeries} ${names}</p>`
}

/** The publisher by name, with a link to its page when it has one. */
function publisherOf({ entry, graph, subject, known }: EntryFacts, request: PageRequest): Html {
  const found = entry.publisher === null ? undefined : known.get(entry.publisher)
  if (found !== undefined) return knownName(found, request)
  const name = titleOf(graph, graph.objectOf(subject, graph.iri(dcterms.publisher)), request.language)
  if (name !== null) return marked({ ...name, text: shortened(name.text, 200) }, request.language)
  if (entry.publisher !== null) return outward(entry.publisher)
  return html`<span class="quiet">${request.words.dataset.unknownPublisher}</span>`
}

/** Says that an entry was removed: when, and when it was last seen. */
export function goneNotice({ removedAt, lastSeen }: FullEntry, request: PageRequest): Html {
  const { dataset } = request.words
  const story = runStoryWords[request.language]
  return html`<div class="notice notice-warning"><h2>${dataset.goneTitle}</h2><p>${story.goneText}</p>
<p>${story.lastSeen} ${moment(lastSeen, request)}${removedAt === null ? '' : html`<br>${story.goneSince} ${moment(removedAt, request)}`}</p></div>`
}

/** Says that an entry is shown though it is not in its source just now, and when it is removed; nothing when it is there. */
export function missingNotice(
  { missingSince }: FullEntry,
  source: StoredSource | null,
  { language }: PageRequest,
): Html {
  if (missingSince === null) return html``
  const story = runStoryWords[language]
  const removal = source === null ? null : new Date(missingSince.getTime() + source.limits.graceDays * 86_400_000)
  return html`<div class="notice notice-warning"><h2>${story.stillShown}</h2>
<p>${story.stillShownText(formatDate(missingSince, language))} ${removal === null ? '' : story.removedOn(formatDate(removal, language))}</p></div>`
}

/** Says that another catalogue's entry is shown instead, and where it is; empty and null when none is. */
export async function supersededNotice(
  { supersededBy }: FullEntry,
  request: PageRequest,
  store: Store,
): Promise<{ readonly notice: Html; readonly path: string | null }> {
  const other = supersededBy === null ? null : await store.entry(supersededBy)
  if (other === null) return { notice: html``, path: null }
  const { dataset } = request.words
  const notice = html`<div class="notice"><h2>${dataset.supersededTitle}</h2>
<p>${dataset.supersededText} <a href="${inLanguage(pathOf(other), request.language)}">${dataset.supersededLink}</a></p></div>`
  return { notice, path: pathOf(other) }
}
