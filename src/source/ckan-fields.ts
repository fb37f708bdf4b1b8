import { z } from 'zod'

/** A record whose fields are read one by one, as their forms differ from portal to portal. */
export type Fields = Readonly<Record<string, unknown>>

/** An object of any fields. */
export const record = z.record(z.string(), z.unknown())

/** A field as text: trimmed, a number in digits; null when there is nothing in it. */
export function textIn(fields: Fields, ...names: readonly string[]): string | null {
  for (const name of names) {
    const value = fields[name]
    if (typeof value === 'number' && Number.isFinite(value)) return String(value)
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
  }
  return null
}

/** A field that holds several values: a list, a list written as JSON, or texts with commas between. */
export function listIn(fields: Fields, name: string): readonly string[] {
  const value = fields[name]
  const list = Array.isArray(value) ? value : listOf(textIn(fields, name) ?? '')
  return [...new Set(list.map(one => String(one).trim()).filter(one => one !== ''))]
}

/** The texts of a field by language: what stands in `name_translated` or in the field itself; '' for text of no language told. */
export function textsIn(fields: Fields, name: string): ReadonlyMap<string, string> {
  const translated = [`${name}_translated`, name].map(field => translationsOf(fields[field])).find(map => map !== null)
  const plain = textIn(fields, name)
  if (translated !== undefined && translated !== null) return translated
  return new Map(plain === null ? [] : [['', plain]])
}

/** Texts by language in an object, or in JSON that is one. */
export function translationsOf(value: unknown): ReadonlyMap<string, string> | null {
  const { data } = record.safeParse(typeof value === 'string' && value.trim().startsWith('{') ? parsed(value) : value)
  const texts = Object.entries(data ?? {}).filter((entry): entry is [string, string] => isText(entry[1]))
  return texts.length === 0 || texts.some(([tag]) => !/^[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*$/.test(tag))
    ? null
    : new Map(texts)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function listOf(text: string): readonly unknown[] {
  const list = text.startsWith('[') ? parsed(text) : null
  return Array.isArray(list) ? list : text.includes('://') && !text.includes(', ') ? [text] : text.split(',')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
