import type { Assessment, Evidence, Pattern, PatternFix } from '../../src/model/assessment.ts'
import type { Method } from '../../src/model/score.ts'
import { testKeysOf } from '../../src/score/verdicts.ts'

/** Names of tests that a resource fails, or of which it is not known. */
export interface Answers {
  readonly fails?: readonly string[]
  readonly unknown?: readonly string[]
}

/** A fix as a pattern has it: on a resource, what passes then. */
export interface Mends {
  readonly fix: string
  readonly resource: number
  readonly passes?: readonly string[]
  /** Tests that fail then, though they passed. */
  readonly breaks?: readonly string[]
  readonly mends?: PatternFix['mends']
  readonly isExported?: boolean
}

/** A pattern in which everything passes but what is told. Dataset first. */
export function patternOf(
  methods: readonly Method[],
  resources: readonly Answers[],
  options: { readonly fixes?: readonly Mends[]; readonly faults?: Pattern['faults'] } = {},
): Pattern {
  const tests = [...new Set(methods.flatMap(testKeysOf))]
  const isOf = (key: string, names: readonly string[] = []): boolean => names.includes(key.split(';')[0])
  const verdicts = resources.map(({ fails, unknown }) =>
    tests.map(key => (isOf(key, fails) ? '0' : isOf(key, unknown) ? '?' : '1')).join(''),
  )
  const after = (resource: number, { passes, breaks }: Mends): string =>
    tests
      .map((key, place) => (isOf(key, passes) ? '1' : isOf(key, breaks) ? '0' : (verdicts[resource]?.[place] ?? '0')))
      .join('')
  const fixes = (options.fixes ?? []).map((made): PatternFix => {
    const { fix, resource, mends, isExported } = made
    const letters = after(resource, made)
    return {
      fix,
      resource,
      after: letters === verdicts[resource] ? [] : [[resource, letters]],
      mends: mends ?? {},
      isExported: isExported ?? false,
    }
  })
  return { tests, verdicts, faults: options.faults ?? {}, fixes, flagged: [] }
}

/** So many datasets that were judged alike. */
export function datasetsOf(
  pattern: Pattern,
  count: number,
  options: { readonly name?: string; readonly evidence?: (place: number) => readonly Evidence[] } = {},
): Assessment[] {
  return Array.from({ length: count }, (_, place) => {
    const computedOn = `https://kommun.example/${options.name ?? 'd'}/${place}`
    const distributions = pattern.verdicts.slice(1).map((__, number) => `${computedOn}/${number}`)
    const evidence =
      options.evidence?.(place) ?? pattern.fixes.map(({ fix, resource }) => standing(fix, resource, null))
    return { computedOn, resources: [computedOn, ...distributions], pattern, evidence, flags: [], addresses: [] }
  })
}

/** What stands in a place. */
export function standing(fix: string, resource: number, value: string | null): Evidence {
  return {
    resource,
    about: fix,
    property: null,
    value,
    line: null,
    turtle: 'dcterms:relation <https://kommun.example/annat>',
  }
}
