import type { html } from 'hono/html'
import type { Rating } from '../../model/score.ts'
import { formatSigned, locales } from '../../text/format.ts'
import type { Language } from '../../text/language.ts'
import { type ReportWords, reportWords } from '../../text/report.ts'
import { type ReportSectionWords, reportSectionWords } from '../../text/report-sections.ts'
import { words as pageWords } from '../../text/words.ts'
import type { QualityReport, ReportedMethod } from '../quality-report.ts'

/** Escaped markup. */
export type Html = ReturnType<typeof html>

/** Where the links of a report lead. */
export interface Linking {
  /** The address of a page of the service, given its path without language; null makes no link. */
  readonly linkTo: (path: string) => string | null
  /** What stands below the head: choices and files, where the page offers any. */
  readonly belowHead?: Html
}

/** What the parts of a report page know of it. */
export interface Context extends Linking {
  readonly report: QualityReport
  readonly language: Language
  readonly words: ReportWords
  readonly sections: ReportSectionWords
  /** The method that the report leads with. */
  readonly lead: ReportedMethod
}

/** @throws Error when the report leads with a method that it does not have, which is a bug */
export function contextOf(report: QualityReport, language: Language, { linkTo }: Linking): Context {
  const lead = report.methods.find(({ id }) => id === report.method)
  if (lead === undefined) throw new Error(`a report by ${report.method} lacks that method`)
  return { report, language, lead, linkTo, words: reportWords[language], sections: reportSectionWords[language] }
}

/** Points in the language's form: with two decimals where a method has few points, else with one. */
export function pointsText(points: number, maxPoints: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: decimalsOf(maxPoints) }).format(points)
}

/** Points gained or lost, with their sign: +24,1, +0. */
export function gainText(points: number, maxPoints: number, language: Language): string {
  return formatSigned(points, language, decimalsOf(maxPoints))
}

/** Points as a headline has them: whole ones where a method has many. */
export function roundPoints(points: number, { maxPoints }: Pick<ReportedMethod, 'maxPoints'>): number {
  return maxPoints >= 100 ? Math.round(points) : points
}

/** The name of a rating. */
export function ratingText(rating: Rating, language: Language): string {
  return pageWords[language].quality.ratings[rating]
}

/** The name of a dimension; its id where it has none. */
export function dimensionText(dimension: string, language: Language): string {
  const names: Readonly<Record<string, string>> = pageWords[language].quality.dimensions
  return names[dimension] ?? dimension
}

function decimalsOf(maxPoints: number): number {
  return maxPoints < 100 ? 2 : 1
}
