import { html } from 'hono/html'
import { xsd } from '../../rdf/vocabulary.ts'
import type { PropertyView, ValueView } from '../describe/describe.ts'
import { inLanguage, outward } from '../links.ts'
import { marked, shortened } from '../literals.ts'
import type { Html, PageRequest } from '../view.ts'
import { curie } from './curie.ts'
import { published } from './time.ts'

/** A resource known here. */
export interface KnownResource {
  readonly title: Html
  /** The title without markup. */
  readonly name: string
  /** Path of its page; null when it has none, as private persons have not. */
  readonly path: string | null
}

/** The resources known here, by IRI. */
export type Known = ReadonlyMap<string, KnownResource>

/** What a known resource is called, as a link to its page when it has one. */
export function knownName({ title, path }: KnownResource, { language }: PageRequest): Html {
  return path === null ? title : html`<a href="${inLanguage(path, language)}">${title}</a>`
}

const longest = 20_000
const dates = [xsd.date, xsd.dateTime]

/** Properties and their values as a description list. */
export function propertyList(properties: readonly PropertyView[], known: Known, request: PageRequest): Html {
  if (properties.length === 0) return html`<p class="quiet">${request.words.general.none}</p>`
  const row = (view: PropertyView): Html => {
    const short = view.label === null ? '' : html` <code>${curie(view.property)}</code>`
    return html`<div><dt>${nameOf(view)}${short}</dt>${valuesOf(view, known, request)}</div>`
  }
  return html`<dl class="properties">${properties.map(row)}</dl>`
}

/** The properties of a resource within another's, without the short IRIs. */
function innerList(properties: readonly PropertyView[], known: Known, request: PageRequest): Html {
  return html`<dl class="properties">${properties.map(view => html`<div><dt>${nameOf(view)}</dt>${valuesOf(view, known, request)}</div>`)}</dl>`
}

function nameOf({ property, label }: PropertyView): Html {
  return label === null ? html`<code>${shortened(curie(property), 120)}</code>` : html`${label}`
}

function valuesOf({ values, more }: PropertyView, known: Known, request: PageRequest): Html {
  const items = values.map(value => valueItem(value, known, request))
  const rest = more === 0 ? '' : html`<li class="quiet">${request.words.general.more(more)}</li>`
  const list = items.length === 1 ? items[0] : html`<ul>${items.map(item => html`<li>${item}</li>`)}${rest}</ul>`
  return html`<dd>${list}</dd>`
}

function valueItem(value: ValueView, known: Known, request: PageRequest): Html {
  if (value.kind === 'text') return textValue(value, request)
  if (value.kind === 'iri') return iriValue(value, known, request)
  const heading = value.iri === null ? '' : html`<span class="uri">${outward(value.iri)}</span>`
  if (value.properties.length === 0) return html`${heading}`
  return html`${innerList(value.properties, known, request)}${heading}`
}

function textValue({ text, datatype }: ValueView & { kind: 'text' }, request: PageRequest): Html {
  if (dates.includes(datatype)) return published(text.text, request)
  const tag = text.language !== null && text.language.toLowerCase().split('-')[0] !== request.language
  const shown = marked({ ...text, text: shortened(text.text, longest) }, request.language)
  return html`<span class="text">${shown}</span>${tag ? html` <span class="tag">${shortened(text.language ?? '', 12)}</span>` : ''}`
}

function iriValue({ iri, label }: ValueView & { kind: 'iri' }, known: Known, request: PageRequest): Html {
  const here = known.get(iri)
  if (here !== undefined) return knownName(here, request)
  if (label === null) return outward(iri)
  return html`${marked({ ...label, text: shortened(label.text, 300) }, request.language)} <span class="uri">${outward(iri)}</span>`
}
