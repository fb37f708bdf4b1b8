import { dcat, dcterms, xsd } from '../rdf/vocabulary.ts'
import { isNode, isText, type Pen, webAddress } from './pen.ts'
import { textOf, valuesOf } from './schema-org-terms.ts'

/** One value of one property of something that is being described in the words of DCAT. */
export interface Fact {
  /** What is described, as term of what is written. */
  readonly subject: number
  /** The value, as term of what is read. */
  readonly value: number
  /** Of texts that do not say theirs; '' when it is not known. */
  readonly language: string
}

/** Writes a fact in the words of DCAT; answers false when it cannot be said in them. */
export type Writer = (pen: Pen, fact: Fact) => boolean

/** The text of a value: its own, or the name of the thing it is. */
function textsOf({ from }: Pen, value: number): readonly number[] {
  return isText(from, value) ? [value] : valuesOf(from, value, 'name', 'value')
}

export function text(property: string): Writer {
  return (pen, { subject, value, language }) => {
    const texts = textsOf(pen, value).filter(id => isText(pen.from, id) && pen.from.value(id).trim() !== '')
    for (const id of texts) {
      pen.write(subject, property, pen.text(pen.from.value(id), pen.from.language(id) || language))
    }
    return texts.length > 0
  }
}

/** A text in no language, such as a number of a version. */
export function plain(property: string): Writer {
  const write = text(property)
  return (pen, fact) => write(pen, { ...fact, language: '' })
}

/** Keywords, one by one or in one text with commas between them. */
export const keywords: Writer = (pen, { subject, value, language }) => {
  const words = textsOf(pen, value).flatMap(id => {
    const tag = pen.from.language(id) || language
    return pen.from
      .value(id)
      .split(/[,;]/)
      .map(word => ({ word: word.trim(), tag }))
  })
  const written = words.filter(({ word }) => word !== '')
  for (const { word, tag } of written) pen.write(subject, dcat.keyword, pen.text(word, tag))
  return written.length > 0
}

/** A web address, that of the thing itself or where it says it is. */
export function address(property: string): Writer {
  return (pen, { subject, value }) => {
    const found = webAddress(pen.from, value) ?? textOf(pen.from, value, 'url', '@id')
    if (found === null || !/^https?:\/\/[^\s<>"{}|\\^`]+$/i.test(found)) return false
    pen.write(subject, property, pen.iri(found))
    return true
  }
}

/** What an address is; a text when there is none. */
export function addressOrText(property: string): Writer {
  const [writeAddress, writeText] = [address(property), plain(property)]
  return (pen, fact) => writeAddress(pen, fact) || writeText(pen, fact)
}

const multiples: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  m: 1e6,
  g: 1e9,
  t: 1e12,
  ki: 2 ** 10,
  mi: 2 ** 20,
  gi: 2 ** 30,
}

/** A number and its unit; three digits behind a comma may be thousands as well as thousandths, so that is none. */
const size = /^(\d[\d\s]*(?:\.\d+|,\d\d?)?)\s*([kmgt]i?)?(?:b|bytes?)?$/i

/** A size such as `1.5 MB`, in bytes. */
export const byteSize: Writer = (pen, { subject, value }) => {
  const written = pen.from.value(value).trim()
  const match = written.length > 40 ? null : size.exec(written)
  if (match === null) return false
  const number = Number(match[1].replace(/\s/g, '').replace(',', '.'))
  const bytes = Math.round(number * multiples[(match[2] ?? '').toLowerCase()])
  if (!Number.isSafeInteger(bytes)) return false
  pen.write(subject, dcat.byteSize, pen.typed(String(bytes), xsd.nonNegativeInteger))
  return true
}

/** A media type by its address at IANA; another format as it stands. */
export const mediaType: Writer = (pen, { subject, value, language }) => {
  const type = /^([\w.+-]+\/[\w.+-]+)(?:\s*;.*)?$/.exec(pen.from.value(value).trim())
  if (type === null || isNode(pen.from, value)) return addressOrText(dcterms.format)(pen, { subject, value, language })
  pen.write(subject, dcat.mediaType, pen.iri(`https://www.iana.org/assignments/media-types/${type[1].toLowerCase()}`))
  return true
}

/** An identifier, as text; of one that is described its value. */
export const identifier: Writer = (pen, { subject, value }) => {
  const [found = value] = isText(pen.from, value) ? [value] : valuesOf(pen.from, value, 'value', 'propertyID')
  const written = pen.from.value(found).trim()
  if (written === '' || (found === value && pen.from.kind(value) === 2)) return false
  pen.write(subject, dcterms.identifier, pen.text(written))
  return true
}

const open = 'http://publications.europa.eu/resource/authority/access-right/PUBLIC'

/** What is free for everybody is open; what costs something need not be closed. */
export const freeAccess: Writer = (pen, { subject, value }) => {
  if (!/^(?:true|1|https?:\/\/schema\.org\/True)$/i.test(pen.from.value(value))) return false
  pen.write(subject, dcterms.accessRights, pen.iri(open))
  return true
}
