import { dcat, dcterms } from '../rdf/vocabulary.ts'
import { dateDatatype } from './date-forms.ts'
import { isText, type Pen, writeType } from './pen.ts'
import type { Writer } from './schema-org-values.ts'

/** A date as a literal of the datatype that its form has; as it stands when it has none. */
function dateLiteral(pen: Pen, value: string): number {
  const datatype = dateDatatype(value)
  return datatype === undefined ? pen.text(value) : pen.typed(value, datatype)
}

export function date(property: string): Writer {
  return (pen, { subject, value }) => {
    if (!isText(pen.from, value)) return false
    pen.write(subject, property, dateLiteral(pen, pen.from.value(value).trim()))
    return true
  }
}

/** A period, as two ends with a stroke between them: either may be open (`..`), and a single date is both. */
export const period: Writer = (pen, { subject, value }) => {
  const written = isText(pen.from, value) ? pen.from.value(value).trim() : ''
  const ends = written.split('/').map(end => end.trim())
  const isPeriod = ends.length <= 2 && ends.every(end => /^(?:\.\.|\d{4}(?:-\d{2}){0,2}(?:T[\d:.Z+-]+)?|)$/.test(end))
  if (!/\d/.test(written) || !isPeriod) return false
  const node = pen.blank(`period-${subject}-${value}`)
  pen.write(subject, dcterms.temporal, node)
  writeType(pen, node, dcterms.PeriodOfTime)
  const [start, end = start] = ends
  if (/\d/.test(start)) pen.write(node, dcat.startDate, dateLiteral(pen, start))
  if (/\d/.test(end)) pen.write(node, dcat.endDate, dateLiteral(pen, end))
  return true
}
