import type { Pattern } from '../model/assessment.ts'
import type { Indicator, Method, Verdict } from '../model/score.ts'
import { parametersOf } from './asked.ts'
import type { Parameters } from './parameters.ts'
import { keyOf } from './tests.ts'

/** Of each resource the verdict on each indicator, by place; undefined when it is not asked of the resource. */
export type Verdicts = readonly (readonly (Verdict | undefined)[])[]

/** The keys of patterns that a method reads: by its own rules, and with links by what is sure. */
export function testKeysOf(method: Method): readonly string[] {
  return [...new Set([...ownKeysOf(method), ...keysUnder(method, { ...parametersOf(method), linkRule: 'confident' })])]
}

/** The keys of patterns that the points of a method follow from, without the confident ones. */
export function ownKeysOf(method: Method): readonly string[] {
  return keysUnder(method, parametersOf(method))
}

function keysUnder({ indicators }: Method, parameters: Parameters): readonly string[] {
  return [...new Set(indicators.flatMap(({ tests }) => tests.map(name => keyOf(name, parameters))))]
}

/** The verdicts on every resource by a method; a test that the pattern does not know is unknown. */
export function verdictsOf(pattern: Pattern, method: Method): Verdicts {
  return verdictsUnder(pattern, method, ownParameters(method))
}

/** The same by other parameters than the method's own. */
export function verdictsUnder({ tests, verdicts }: Pattern, method: Method, parameters: Parameters): Verdicts {
  const asked = askedLetters(tests, method, parameters)
  return verdicts.map((letters, resource) =>
    asked.map(({ computedOn, isAny, places }) => {
      if (computedOn === (resource === 0 ? 'distribution' : 'dataset')) return undefined
      return places.length === 1
        ? verdictBy[letters[places[0]] ?? '?']
        : combined(
            places.map(place => letters[place] ?? '?'),
            isAny,
          )
    }),
  )
}

/** The letters that each indicator follows from. */
interface AskedLetters extends Pick<Indicator, 'computedOn'> {
  readonly isAny: boolean
  readonly places: readonly number[]
}

/** What is asked of a list of tests, found out once: patterns of one judging share their list. None of it ever changes. */
const known = new WeakMap<readonly string[], WeakMap<Method, Map<Parameters | string, readonly AskedLetters[]>>>()

/** The parameters of methods, made once: verdicts are asked for thousands of times. */
const parametersBy = new WeakMap<Method, Parameters>()

function ownParameters(method: Method): Parameters {
  const parameters = parametersBy.get(method) ?? parametersOf(method)
  parametersBy.set(method, parameters)
  return parameters
}

function askedLetters(tests: readonly string[], method: Method, parameters: Parameters): readonly AskedLetters[] {
  const ofTests = known.get(tests) ?? new WeakMap<Method, Map<Parameters | string, readonly AskedLetters[]>>()
  const ofMethod = ofTests.get(method) ?? new Map<Parameters | string, readonly AskedLetters[]>()
  const key = parameters === parametersBy.get(method) ? parameters : Object.values(parameters).join()
  const asked = ofMethod.get(key) ?? findLetters(tests, method, parameters)
  known.set(tests, ofTests.set(method, ofMethod.set(key, asked)))
  return asked
}

function findLetters(tests: readonly string[], { indicators }: Method, parameters: Parameters): AskedLetters[] {
  const places = new Map(tests.map((key, place) => [key, place]))
  return indicators.map(indicator => ({
    computedOn: indicator.computedOn,
    isAny: isAny(indicator, parameters),
    places: indicator.tests.map(name => places.get(keyOf(name, parameters)) ?? -1),
  }))
}

function isAny({ combine }: Indicator, { alignment }: Parameters): boolean {
  return combine === 'any' || (combine === 'alignment' && alignment === 'any')
}

/** What a letter says; nothing where it is not asked. */
const verdictBy: Readonly<Record<string, Verdict | undefined>> = { '1': true, '0': false, '?': null }

/** The letter of a verdict. */
export function letterOf(verdict: Verdict): string {
  return verdict === null ? '?' : verdict ? '1' : '0'
}

/** One verdict of several letters; those that are not asked of the resource are left out. */
function combined(letters: readonly string[], isAny: boolean): Verdict | undefined {
  const [decisive, other] = isAny ? ['1', '0'] : ['0', '1']
  if (letters.includes(decisive)) return isAny
  if (letters.includes('?')) return null
  return letters.includes(other) ? !isAny : undefined
}
