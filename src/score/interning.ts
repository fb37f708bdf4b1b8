import type { Pattern } from '../model/assessment.ts'

/** Makes equal patterns the same object, in one judging. */
export function internPatterns(): (pattern: Pattern) => Pattern {
  const known = new Map<string, Pattern>()
  const numbers = new Map<string, number>()
  // A pattern says the same long letters again and again: numbers of them make short keys.
  const number = (text: string): number => {
    const found = numbers.get(text)
    if (found !== undefined) return found
    numbers.set(text, numbers.size)
    return numbers.size - 1
  }
  const fixKey = ({ fix, resource, after, mends, isExported }: Pattern['fixes'][number]): string => {
    let key = `${number(fix)} ${resource}${isExported ? '!' : ''}`
    for (const [place, letters] of after) key += ` ${place}:${number(letters)}`
    for (const test in mends) key += ` ${number(test)}=${mends[test].join()}`
    return key
  }
  return pattern => {
    const { verdicts, faults, fixes, flagged } = pattern
    const lists = [verdicts.map(number), fixes.map(fixKey), flagged.map(number)]
    const key = `${lists.join('|')}|${Object.entries(faults).join()}`
    const found = known.get(key) ?? pattern
    known.set(key, found)
    return found
  }
}
