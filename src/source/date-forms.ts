import { xsd } from '../rdf/vocabulary.ts'

/** Forms of ISO 8601 and the datatypes that have them. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/, xsd.dateTime],
  [/^\d{4}-\d\d-\d\d$/, xsd.date],
  [/^\d{4}-\d\d$/, xsd.gYearMonth],
  [/^\d{4}$/, xsd.gYear],
]

/** Datatype of a date by its form; undefined when it has none of these. */
export function dateDatatype(text: string): string | undefined {
  return forms.find(([form]) => form.test(text))?.[1]
}
