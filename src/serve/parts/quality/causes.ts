import type { Method } from '../../../model/score.ts'
import type { ChangeCause } from '../../../model/score-history.ts'
import { formatSigned } from '../../../text/format.ts'
import type { Language } from '../../../text/language.ts'
import { qualityWords } from '../../../text/quality.ts'

type Causes = Readonly<Partial<Record<ChangeCause | 'datasets', number>>>

/** What each cause did, in words; a dash when none is known. */
export function causesText(causes: Causes, method: Method, language: Language): string {
  const { changeCauses } = qualityWords[language]
  const parts = (Object.keys(changeCauses) as (keyof typeof changeCauses)[]).flatMap(cause => {
    const points = causes[cause] ?? 0
    return Math.abs(points) < 0.005 ? [] : [`${changeCauses[cause]} ${signed(points, method, language)}`]
  })
  return parts.length === 0 ? '–' : parts.join(', ')
}

/** Points with their sign: +24,1, −5, +0. */
export function signed(points: number, { maxPoints }: Pick<Method, 'maxPoints'>, language: Language): string {
  return formatSigned(points, language, maxPoints < 50 ? 2 : 1)
}
