import type { Pattern } from '../model/assessment.ts'

/** Makes equal patterns the same object, in one judging. */
export function internPatterns(): (pattern: Pattern) => Pattern {
  const known = new Map<string, Pattern>()
  return pattern => {
    const { verdicts, faults, fixes, flagged } = pattern
    const key = [verdicts.join(), JSON.stringify(faults), fixesKey(fixes), flagged.join()].join('\n')
    const found = known.get(key) ?? pattern
    known.set(key, found)
    return found
  }
}

function fixesKey(fixes: Pattern['fixes']): string {
  let key = ''
  for (const { fix, resource, after, mends, isExported } of fixes) {
    key += `${fix} ${resource} ${isExported}`
    for (const [place, letters] of after) key += ` ${place}${letters}`
    for (const [test, places] of Object.entries(mends)) key += ` ${test}${places.join()}`
  }
  return key
}
