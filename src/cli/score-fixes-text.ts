import type { RankedFix } from '../model/assessment.ts'
import { stepGains } from '../score/step-gains.ts'
import { formatSigned } from '../text/format.ts'
import type { Language } from '../text/language.ts'
import { scoreCommandWords } from '../text/score-command.ts'
import { painter } from './colour.ts'
import type { Context } from './context.ts'
import { figure } from './score-figure.ts'
import type { Scoring } from './scoring.ts'
import { cleaned, printable } from './terminal.ts'

/** How many fixes are shown. */
const fixesShown = 7

/** What pays most of what was scored, each change with what it adds to those before it. */
export function fixLines({ ranked, lead, aggregates }: Scoring, { language, tools }: Context): string[] {
  const words = scoreCommandWords[language]
  const paint = painter(tools)
  const found = aggregates.find(({ method }) => method === lead.id)
  const maxPoints = found?.maxPoints ?? lead.maxPoints
  const gains = stepGains(ranked, found?.mean.points ?? 0)
  const shown = ranked.slice(0, fixesShown)
  const rest = ranked.length - shown.length
  if (shown.length === 0) return [words.nothingToMend, '']
  return [
    paint(words.pays(lead.label[language]), 'bold'),
    ...shown.flatMap((row, place) => rankedLines(row, place + 1, { language, maxPoints, gain: gains[place] })),
    ...(rest > 0 ? [`  ${words.more(rest)}`] : []),
    '',
  ]
}

function rankedLines(
  { fix, found, resources, datasets, after }: RankedFix,
  number: number,
  { language, maxPoints, gain }: { readonly language: Language; readonly maxPoints: number; readonly gain: number },
): string[] {
  const words = scoreCommandWords[language]
  const shown = (points: number): string => figure(points, maxPoints, language)
  const signed = formatSigned(gain, language, maxPoints < 50 ? 2 : 1).padStart(8)
  const indent = ' '.repeat(14)
  return [
    ` ${String(number).padStart(2)}. ${signed}  ${cleaned(fix.label[language])} · ${words.places(resources, datasets)}, ${words.after(shown(after))}`,
    `${indent}${cleaned(fix.text[language])}`,
    ...(found === null ? [] : [`${indent}${words.now} ${printable(found)}`]),
    ...(fix.turtle === null ? [] : [`${indent}${words.write} ${cleaned(fix.turtle)}`]),
  ]
}
