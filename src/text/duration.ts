import { formatNumber, locales } from './format.ts'
import type { Language } from './language.ts'

/** A length of time in ms: 240 ms, 1,8 s, 2 min 5 s, 1 tim. */
export function formatDuration(ms: number, language: Language): string {
  if (ms < 1000) return `${formatNumber(Math.round(ms), language)} ms`
  if (ms < 59_950) return `${formatNumber(ms / 1000, language)} s`
  const seconds = Math.round(ms / 1000)
  const parts: readonly (readonly [number, string])[] =
    seconds < 3600
      ? [
          [Math.floor(seconds / 60), 'minute'],
          [seconds % 60, 'second'],
        ]
      : [
          [Math.floor(seconds / 3600), 'hour'],
          [Math.floor((seconds % 3600) / 60), 'minute'],
        ]
  return parts
    .flatMap(([count, unit]) => (count === 0 ? [] : [inUnit(count, unit, { language, unitDisplay: 'short' })]))
    .join(' ')
}

/** A length of time in seconds, roughly and in whole words: 30 sekunder, 5 minuter, 1 timme. */
export function formatSpan(seconds: number, language: Language): string {
  const unit = spans.find(({ most }) => seconds < most) ?? spans[spans.length - 1]
  return inUnit(Math.round((seconds / unit.length) * 10 ** unit.decimals) / 10 ** unit.decimals, unit.unit, {
    language,
    unitDisplay: 'long',
  })
}

/** The units of a span, each up to so many seconds. */
const spans = [
  { unit: 'second', most: 60, length: 1, decimals: 0 },
  { unit: 'minute', most: 3570, length: 60, decimals: 0 },
  { unit: 'hour', most: 172_800, length: 3600, decimals: 1 },
  { unit: 'day', most: Number.POSITIVE_INFINITY, length: 86_400, decimals: 0 },
] as const

interface Spoken {
  readonly language: Language
  readonly unitDisplay: 'short' | 'long'
}

function inUnit(value: number, unit: string, { language, unitDisplay }: Spoken): string {
  return new Intl.NumberFormat(locales[language], {
    style: 'unit',
    unit,
    unitDisplay,
    maximumFractionDigits: 1,
  }).format(value)
}
