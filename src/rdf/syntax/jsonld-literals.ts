import { xsd } from '../vocabulary.ts'
import type { LiteralKind } from './jsonld-terms.ts'

/** What a language tag must look like to be none that is told of. */
export const languageTag = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/

/**
 * The literal that a JSON value is: numbers in the forms that JSON-LD gives them.
 * @see https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion
 */
export function scalarLiteral(
  value: string | number | boolean,
  { datatype, language }: LiteralKind,
): { readonly text: string; readonly kind: LiteralKind } {
  if (typeof value === 'boolean') return typed(String(value), datatype ?? xsd.boolean)
  if (isDouble(value)) return typed(canonicalDouble(Number(value)), datatype ?? xsd.double)
  if (datatype === xsd.double) return typed(canonicalDouble(Number.parseFloat(String(value))), datatype)
  if (typeof value === 'number') return typed(value.toFixed(0), datatype ?? xsd.integer)
  return { text: value, kind: { datatype, language } }
}

function typed(text: string, datatype: string): { readonly text: string; readonly kind: LiteralKind } {
  return { text, kind: { datatype, language: null } }
}

function isDouble(value: string | number): boolean {
  return typeof value === 'number' && (String(value).includes('.') || Math.abs(value) >= 1e21)
}

function canonicalDouble(value: number): string {
  return value.toExponential(15).replace(/(\d)0*e\+?/, '$1E')
}
