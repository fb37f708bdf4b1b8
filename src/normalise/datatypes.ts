import type { Profile } from '../profile/profile.ts'
import { Literal } from '../rdf/terms.ts'
import { rdf, xsd } from '../rdf/vocabulary.ts'
import { demandsOf } from './demands.ts'
import type { Mend } from './repair.ts'
import { literalTerm } from './term.ts'

const wkt = 'http://www.opengis.net/ont/geosparql#wktLiteral'

/** Texts, and numbers of another type that say the same number. */
const replaceable: ReadonlySet<string> = new Set([
  rdf.langString,
  ...['string', 'integer', 'int', 'long', 'decimal', 'double', 'float', 'nonNegativeInteger', 'positiveInteger'].map(
    name => `http://www.w3.org/2001/XMLSchema#${name}`,
  ),
])

/** What a text must look like to be of a datatype beyond doubt; the group is what is kept of it. */
const forms: ReadonlyMap<string, RegExp> = new Map([
  // Three zeros after a point may be thousands.
  [xsd.nonNegativeInteger, /^(\d+)(?:\.(?!000$)0*)?$/],
  [xsd.decimal, /^([+-]?\d+(?:\.\d+)?)$/],
  [xsd.duration, /^(P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)$/],
  [wkt, /^((?:<[^<>\s]+>\s*)?(?:POINT|POLYGON|MULTIPOLYGON|LINESTRING)\s*\([\d\s.,()+-]+\))$/i],
])

/** The datatypes that can be told by the form of a value. */
export const formedDatatypes: readonly string[] = [...forms.keys()]

/** Is this the datatype that the profile wants of the values of a property? */
export function isDatatypeOf(datatype: string, property: string, profile: Profile): boolean {
  return demandsOf(profile).datatypes.get(property) === datatype
}

/** Gives a value this datatype when it has the form of it and says nothing else. */
export function typeAs(datatype: string): Mend {
  const form = forms.get(datatype)
  return term => {
    if (term.kind !== Literal || term.datatype === datatype || !replaceable.has(term.datatype)) return null
    const value = form?.exec(term.value)?.[1]
    return value === undefined ? null : literalTerm(value, datatype)
  }
}
