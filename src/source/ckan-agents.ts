import { foaf, vcard } from '../rdf/vocabulary.ts'
import { textIn, textsIn } from './ckan-fields.ts'
import type { Package } from './ckan-package.ts'
import type { Scribe } from './ckan-scribe.ts'

/** The publisher that a dataset states, else the organisation that it belongs to; null when there is neither. */
export function publisherOf(
  { fields, organization }: Package,
  { base, scribe }: { readonly base: string; readonly scribe: Scribe },
): number | null {
  const [uri, name] = [textIn(fields, 'publisher_uri'), textIn(fields, 'publisher_name')]
  const isStated = uri !== null || name !== null
  const id = textIn(organization ?? {}, 'id', 'name')
  if (!isStated && (organization === null || id === null)) return null
  const own = textIn(organization ?? {}, 'uri')
  const iri = uri ?? (isStated ? null : (own ?? `${base}/organization/${encodeURIComponent(id ?? '')}`))
  const agent = iri === null ? scribe.blank() : scribe.iri(iri)
  scribe.type(agent, foaf.Agent)
  const named = isStated || organization === null ? new Map(name === null ? [] : [['', name]]) : titlesOf(organization)
  scribe.texts(agent, foaf.name, named)
  scribe.link(agent, foaf.mbox, mailto(textIn(fields, 'publisher_email')))
  scribe.link(agent, foaf.homepage, textIn(fields, 'publisher_url'))
  return agent
}

/** Who answers questions: the stated contact, else the maintainer, else the author; null when there is none. */
export function contactOf({ fields }: Package, scribe: Scribe): number | null {
  const role = ['contact', 'maintainer', 'author'].find(
    name =>
      textIn(fields, `${name}_name`, `${name}_email`, `${name}_uri`, ...(name === 'contact' ? [] : [name])) !== null,
  )
  if (role === undefined) return null
  const uri = textIn(fields, `${role}_uri`)
  const contact = uri === null ? scribe.blank() : scribe.iri(uri)
  scribe.type(contact, vcard.Organization)
  const name = textIn(fields, `${role}_name`, ...(role === 'contact' ? [] : [role]))
  scribe.literal(contact, vcard.fn, name)
  scribe.link(contact, vcard.hasEmail, mailto(textIn(fields, `${role}_email`)))
  scribe.link(contact, vcard.hasURL, textIn(fields, `${role}_url`))
  return contact
}

function titlesOf(organization: Package['fields']): ReadonlyMap<string, string> {
  const titles = textsIn(organization, 'title')
  return titles.size > 0 ? titles : textsIn(organization, 'name')
}

/** An address as a link; what is no address stays as it was published, for the rules to speak of. */
function mailto(email: string | null): string | null {
  if (email === null || /^mailto:/i.test(email)) return email
  return /^[^\s@<>,;:"]+@[^\s@<>,;:"]+$/.test(email) ? `mailto:${email}` : email
}
