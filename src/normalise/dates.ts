import { Literal } from '../rdf/terms.ts'
import { dcat, dcterms, rdf, schema, xsd } from '../rdf/vocabulary.ts'
import type { Mend } from './repair.ts'
import { literalTerm } from './term.ts'

/** The properties whose values are dates. */
export const dateProperties: ReadonlySet<string> = new Set([
  dcterms.issued,
  dcterms.modified,
  dcat.startDate,
  dcat.endDate,
  schema.startDate,
  schema.endDate,
])

/** Datatypes under which a date is met: none, a date type that does not fit the form, or another word for a date. */
const replaceable: ReadonlySet<string> = new Set([
  xsd.string,
  xsd.date,
  xsd.dateTime,
  xsd.gYear,
  xsd.gYearMonth,
  xsd.integer,
  rdf.langString,
  'http://www.w3.org/2000/01/rdf-schema#Literal',
  'http://purl.org/dc/terms/W3CDTF',
  'http://schema.org/Date',
  'http://schema.org/DateTime',
])

const zone = String.raw`(?<zone>Z|[+-]\d\d(?::?\d\d)?)?`
/** After a date with hyphens two figures more could be anything. */
const wholeZone = String.raw`(?<zone>Z|[+-]\d\d:\d\d)?`
const time = String.raw`[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?<fraction>\.\d+)?)? ?`
const days = [
  String.raw`(?<year>\d{4})-(?<month>\d\d?)-(?<day>\d\d?)`,
  String.raw`(?<year>\d{4})/(?<month>\d\d?)/(?<day>\d\d?)`,
  String.raw`(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)`,
]

/** The notations with only one reading, and the datatype each is: year first always, so that day and month never swap. */
const notations: readonly (readonly [form: RegExp, datatype: string])[] = [
  [new RegExp(`^(?<year>\\d{4})${wholeZone}$`, 'i'), xsd.gYear],
  [/^(?<year>\d{4})-(?<month>\d\d)$/, xsd.gYearMonth],
  ...days.map(day => [new RegExp(`^${day}${wholeZone}$`, 'i'), xsd.date] as const),
  ...days.map(day => [new RegExp(`^${day}${time}${zone}$`, 'i'), xsd.dateTime] as const),
]

/** Types a date by its form and spells it as XML Schema does; what is no possible date stays as it was published. */
export const typeDate: Mend = term => {
  if (term.kind !== Literal || !replaceable.has(term.datatype)) return null
  const text = inFigures(term.value)
  for (const [form, datatype] of notations) {
    const groups = form.exec(text)?.groups
    if (groups === undefined) continue
    const value = isPossible(groups) ? written(groups, datatype) : null
    if (value === null || (value === term.value && datatype === term.datatype)) return null
    return literalTerm(value, datatype)
  }
  return null
}

/** The months by name and by the beginnings of names that people write, in Swedish and English, lower case. */
const months: ReadonlyMap<string, string> = new Map(
  ['sv', 'en'].flatMap(language => {
    const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
    return Array.from({ length: 12 }, (_, index): (readonly [string, string])[] => {
      const name = format.format(Date.UTC(2020, index)).toLowerCase()
      return [name, name.slice(0, 3)].map(word => [word, String(index + 1).padStart(2, '0')])
    }).flat()
  }),
)

const inWords = [
  /^(?:den )?(?<day>\d\d?)(?:[.:]?e|st|nd|rd|th)?\.? (?<month>\p{L}+)\.?,? (?<year>\d{4})$/iu,
  /^(?<month>\p{L}+)\.? (?<day>\d\d?)(?:st|nd|rd|th)?, (?<year>\d{4})$/iu,
]

/** A date whose month is given by name, as `2020-1-31`; any other text as it is. */
function inFigures(text: string): string {
  for (const form of inWords) {
    const { year, month, day } = form.exec(text)?.groups ?? {}
    const figures = months.get(month?.toLowerCase() ?? '')
    if (figures !== undefined) return `${year}-${figures}-${day}`
  }
  return text
}

type Parts = Readonly<Record<string, string | undefined>>

function isPossible(parts: Parts): boolean {
  const [year, month, day] = [Number(parts.year), Number(parts.month ?? 1), Number(parts.day ?? 1)]
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false
  return isPossibleTime(parts) && isPossibleZone(parts.zone ?? '')
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isPossibleTime({ hour = '0', minute = '0', second = '0' }: Parts): boolean {
  return Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60
}

function isPossibleZone(zone: string): boolean {
  if (zone === '' || zone.toUpperCase() === 'Z') return true
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0)
  return minutes <= 14 * 60 && Number(zone.slice(3).replace(':', '') || 0) < 60
}

function written(parts: Parts, datatype: string): string {
  const date = [parts.year, parts.month, parts.day]
    .filter(part => part !== undefined)
    .map(part => part.padStart(2, '0'))
  const time =
    datatype === xsd.dateTime ? `T${parts.hour}:${parts.minute}:${parts.second ?? '00'}${parts.fraction ?? ''}` : ''
  return date.join('-') + time + writtenZone(parts.zone ?? '')
}

function writtenZone(zone: string): string {
  if (zone === '' || zone.toUpperCase() === 'Z') return zone.toUpperCase()
  return `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '') || '00'}`
}
