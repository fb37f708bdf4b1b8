import type { Language } from '../text/language.ts'

/** Points as people read them: whole ones where there may be hundreds, else with decimals. */
export function figure(points: number, maxPoints: number, language: Language): string {
  const digits = maxPoints < 50 ? 2 : 1
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(points)
}
