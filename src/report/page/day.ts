import { formatDate } from '../../text/format.ts'
import type { Language } from '../../text/language.ts'

/** A day of a series (`2026-11-21`) in words. */
export function dayText(day: string, language: Language): string {
  return formatDate(new Date(`${day}T12:00:00Z`), language)
}
