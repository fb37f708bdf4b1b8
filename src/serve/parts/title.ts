import { html } from 'hono/html'
import type { Entry, Organisation } from '../../store/store.ts'
import { chosen, marked, plain, printable, shortened } from '../literals.ts'
import type { Html, PageRequest } from '../view.ts'

type Titled = Pick<Entry, 'title' | 'resourceType' | 'primaryTopic'>

const longestIdentifier = 60

/** The title to show, marked; one without a title is called by what it is and its identifier. */
export function titleOfEntry(entry: Titled, request: PageRequest, longest = 300): Html {
  const literal = chosen(entry.title, request.language)
  if (literal !== null) return marked({ ...literal, text: shortened(literal.text, longest) }, request.language)
  return html`${request.words.untitled[entry.resourceType]} <bdi class="quiet">${identifierOf(entry)}</bdi>`
}

/** The same without markup, for titles and attributes. */
export function plainTitleOf(entry: Titled, { language, words }: PageRequest, longest = 300): string {
  const otherwise = `${words.untitled[entry.resourceType]} ${identifierOf(entry)}`
  return plain(entry.title, language, { otherwise, longest })
}

/** An organisation's name to show, marked. */
export function nameOf(organisation: Named, request: PageRequest): Html {
  return titleOfEntry(asAgent(organisation), request)
}

/** The same without markup. */
export function plainNameOf(organisation: Named, request: PageRequest, longest: number): string {
  return plainTitleOf(asAgent(organisation), request, longest)
}

type Named = Pick<Organisation, 'name' | 'iri'>

function asAgent({ name, iri }: Named): Titled {
  return { title: name, primaryTopic: iri, resourceType: 'Agent' }
}

/** The last part of the IRI that says something. */
function identifierOf({ primaryTopic }: Titled): string {
  const last = primaryTopic
    .split(/[/#?=]/)
    .filter(part => part !== '')
    .at(-1)
  return shortened(printable(last ?? primaryTopic), longestIdentifier)
}
