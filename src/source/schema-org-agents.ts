import { dcterms, foaf, vcard } from '../rdf/vocabulary.ts'
import { isText, type Pen, webAddress, writeType } from './pen.ts'
import { schemaTypes, textOf, valuesOf } from './schema-org-terms.ts'
import { type Fact, text, type Writer } from './schema-org-values.ts'

/** The node of DCAT's description for a thing of schema.org: the same address, or a blank node of its own. */
function nodeFor(pen: Pen, { subject, value }: Fact, role: string): number {
  const iri = webAddress(pen.from, value)
  if (iri !== null) return pen.iri(iri)
  return isText(pen.from, value) ? pen.blank(`${role}-${subject}-${value}`) : pen.blank(`${role}-${value}`)
}

/** An organisation or a person. */
function agent(property: string): Writer {
  return (pen, fact) => {
    const { value, language } = fact
    const isName = isText(pen.from, value) && webAddress(pen.from, value) === null
    const node = nodeFor(pen, fact, 'agent')
    pen.write(fact.subject, property, node)
    if (!isName && valuesOf(pen.from, value, 'name').length === 0) return true
    writeType(pen, node, agentClass(schemaTypes(pen.from, value)))
    const said = (name: string, write: Writer): void => {
      for (const id of valuesOf(pen.from, value, name)) write(pen, { subject: node, value: id, language })
    }
    if (isName) text(foaf.name)(pen, { subject: node, value, language })
    said('name', text(foaf.name))
    said('url', (_, { value: id }) => link(pen, node, foaf.homepage, webAddress(pen.from, id)))
    said('email', (_, { value: id }) => link(pen, node, foaf.mbox, mailAddress(pen.from.value(id))))
    return true
  }
}

function agentClass(types: readonly string[]): string {
  if (types.includes('Person')) return foaf.Person
  return types.some(type => /Organi[sz]ation$/.test(type)) ? foaf.Organization : foaf.Agent
}

/** Whom to ask. */
export const contact: Writer = (pen, fact) => {
  const { value, subject, language } = fact
  const node = nodeFor(pen, fact, 'contact')
  const name = textOf(pen.from, value, 'name', 'contactType')
  const mail = mailAddress(textOf(pen.from, value, 'email') ?? '')
  const telephone = telephoneAddress(textOf(pen.from, value, 'telephone') ?? '')
  const page = valuesOf(pen.from, value, 'url').map(id => webAddress(pen.from, id))[0] ?? null
  if (name === null && mail === null && telephone === null && page === null) return false
  pen.write(subject, 'http://www.w3.org/ns/dcat#contactPoint', node)
  writeType(pen, node, schemaTypes(pen.from, value).includes('Person') ? vcard.Individual : vcard.Organization)
  if (name !== null) pen.write(node, vcard.fn, pen.text(name, language))
  link(pen, node, vcard.hasEmail, mail)
  link(pen, node, vcard.hasTelephone, telephone)
  link(pen, node, vcard.hasURL, page)
  return true
}

/** The contact of the organisation that publishes, for something that names none itself. */
export function contactOfAgent(pen: Pen, subject: number, agents: readonly number[]): void {
  for (const value of agents.flatMap(id => valuesOf(pen.from, id, 'contactPoint'))) {
    contact(pen, { subject, value, language: '' })
  }
}

function link(pen: Pen, subject: number, property: string, iri: string | null): boolean {
  if (iri !== null) pen.write(subject, property, pen.iri(iri))
  return iri !== null
}

function mailAddress(written: string): string | null {
  const bare = written.trim().replace(/^mailto:/i, '')
  return /^[^\s@<>"{}|\\^`]+@[^\s@<>"{}|\\^`]+$/.test(bare) ? `mailto:${bare}` : null
}

function telephoneAddress(written: string): string | null {
  const digits = written
    .replace(/^tel:/i, '')
    .replace(/\(0\)/, '')
    .replace(/[\s().-]/g, '')
  return /^\+?\d{3,20}$/.test(digits) ? `tel:${digits}` : null
}

export const publisher = agent(dcterms.publisher)
export const creator = agent(dcterms.creator)
