import type { Language } from './language.ts'

/** The locale that numbers and dates are written by, by language. */
export const locales: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB' }
const timeZone = 'Europe/Stockholm'

/** A whole or decimal number in the language's form, with so many decimals at the most: 23 582, 1,5. */
export function formatNumber(value: number, language: Language, decimals = 1): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: decimals }).format(value)
}

/** A share (0–1) as a percentage. */
export function formatPercent(share: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { style: 'percent', maximumFractionDigits: 0 }).format(share)
}

/** A day: 21 november 2026. */
export function formatDate(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone }).format(date)
}

/** A day and a time in Swedish time: 21 november 2026 kl. 04:00. */
export function formatDateTime(date: Date, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeStyle: 'short', timeZone }).format(date)
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

const lessThanMinute: Readonly<Record<Language, { readonly before: string; readonly after: string }>> = {
  sv: { before: 'nyss', after: 'strax' },
  en: { before: 'just now', after: 'in a moment' },
}

/** How long before or after `now`, in the largest unit that fits: för 3 timmar sedan; nyss when less than a minute. */
export function formatRelative(date: Date, now: Date, language: Language): string {
  const format = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' })
  const seconds = (date.getTime() - now.getTime()) / 1000
  const step = steps.find(([, length]) => Math.abs(seconds) >= length)
  if (step === undefined) return lessThanMinute[language][seconds > 0 ? 'after' : 'before']
  return format.format(Math.round(seconds / step[1]), step[0])
}

/** A size in bytes, in the unit that fits: 3,1 MB. */
export function formatBytes(bytes: number, language: Language): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1)
  const options = { style: 'unit', unit: units[power], maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat(locales[language], options).format(bytes / 1000 ** power)
}

/** A limit in bytes: 256 MiB where it is whole ones, as limits mostly are, else in the unit that fits. */
export function formatLimit(bytes: number, language: Language): string {
  const mebibytes = bytes / 1024 ** 2
  const isWhole = Number.isInteger(mebibytes) && mebibytes > 0
  return isWhole ? `${formatNumber(mebibytes, language)} MiB` : formatBytes(bytes, language)
}

/** The form that goes with a number, with `#` replaced by it: 1 datamängd, 2 datamängder. */
export function plural(
  count: number,
  language: Language,
  forms: { readonly one: string; readonly other: string },
): string {
  const form = new Intl.PluralRules(locales[language]).select(count) === 'one' ? forms.one : forms.other
  return form.replaceAll('#', formatNumber(count, language))
}

/** Compares as a dictionary in the language does (å, ä, ö last in Swedish). */
export function collator(language: Language): (a: string, b: string) => number {
  return new Intl.Collator(locales[language], { sensitivity: 'base', numeric: true }).compare
}

/** A difference in the language's form with its sign, also that of nothing: +24,1, −3, +0. */
export function formatSigned(value: number, language: Language, decimals = 1): string {
  const scale = 10 ** decimals
  const rounded = Math.round(value * scale) / scale
  const options = { maximumFractionDigits: decimals, signDisplay: 'always' } as const
  return new Intl.NumberFormat(locales[language], options).format(rounded === 0 ? 0 : rounded)
}
