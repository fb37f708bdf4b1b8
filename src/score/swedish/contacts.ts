import { dcat, vcard } from '../../rdf/vocabulary.ts'
import type { View } from '../scene.ts'
import { type Fault, fault, noFaults, type Question } from './question.ts'
import { bindTexts, shown } from './texts.ts'

/**
 * Can one write to a contact that is a function? An address that nobody reads does not count, nor one of a person: of that
 * we are sure only when the address is made of the contact's name, as of Anna Svensson and anna.svensson@….
 */
export const contactMail: Question = {
  on: 'dataset',
  bind: ({ graph }) => {
    const contact = graph.iri(dcat.contactPoint)
    const addressesOf = bindMailAddresses(graph)
    const namesOf = bindTexts(graph, vcard.fn)
    const faultOf = (id: number): readonly Fault[] => {
      const addresses = addressesOf(id)
      if (addresses.length === 0) return fault('contact-without-address', dcat.contactPoint)
      const read = addresses.filter(address => !isNoReply(address))
      if (read.length === 0) return fault('contact-no-reply', dcat.contactPoint, shown(addresses[0]))
      const names = namesOf(id).map(({ value }) => value)
      const isPersonal = read.every(address => names.some(name => isOfPerson(address, name)))
      return isPersonal ? fault('contact-is-person', dcat.contactPoint, shown(read[0])) : noFaults
    }
    return dataset => {
      const faults = graph.objectsOf(dataset, contact).map(faultOf)
      if (faults.length === 0) return fault('contact-missing', dcat.contactPoint)
      return faults.find(found => found.length === 0) ?? faults[0]
    }
  },
}

/** The e-mail addresses of a contact, whether given as `mailto:` links, as text or in a node of their own; the contact may be such a link itself. */
export function bindMailAddresses(graph: View): (contact: number) => readonly string[] {
  const email = graph.iri(vcard.hasEmail)
  const value = graph.iri(vcard.hasValue)
  return contact => {
    const given = graph.objectsOf(contact, email)
    const texts = [contact, ...given, ...given.flatMap(id => graph.objectsOf(id, value))].map(id => graph.value(id))
    const addresses = texts.map(text => text.replace(/^mailto:/i, '').trim())
    return [...new Set(addresses)].filter(text => /^[^@\s:/]+@[^@\s]+\.[^@\s]+$/.test(text))
  }
}

/** Is it an address that says itself that nobody reads it? */
export function isNoReply(address: string): boolean {
  return /^(no[-_.]?reply|do[-_.]?not[-_.]?reply|noanswer|svara[-_.]?(ej|inte)|ej[-_.]?svar)([-_.+].*)?@/i.test(address)
}

/** Is the address made of the first and last name of the contact? */
function isOfPerson(address: string, name: string): boolean {
  const words = spelledOut(name)
    .split(/[^a-z]+/)
    .filter(word => word !== '')
  if (words.length < 2 || words.length > 4) return false
  const local = spelledOut(address.slice(0, address.indexOf('@')))
  const parts = local.split(/[^a-z]+/).filter(part => part !== '')
  return parts.length >= 2 && parts[0] === words[0] && parts.at(-1) === words.at(-1)
}

/** Letters as addresses spell them: å, ä and é as a and e. */
function spelledOut(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
}
