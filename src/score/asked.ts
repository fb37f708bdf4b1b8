import type { Method } from '../model/score.ts'
import { defaultParameters, type Parameters } from './parameters.ts'
import type { Test } from './scene.ts'
import { facts, keyOf, tests } from './tests.ts'

/** A test as it is asked: each place of a pattern's letters is one. */
export interface Asked {
  /** Key in patterns. */
  readonly key: string
  readonly name: string
  readonly test: Test
  readonly parameters: Parameters
  /** Codes of the fixes of all indicators that ask it. */
  readonly fixes: ReadonlySet<string>
}

/** All parameters of a method; those that it does not state are the default. */
export function parametersOf({ parameters }: Pick<Method, 'parameters'>): Parameters {
  return { ...defaultParameters, ...parameters }
}

/** How a method's tests are read: by its rules, with links by what is sure, and as our export has it. */
function readingsOf(method: Method): readonly Parameters[] {
  const parameters = parametersOf(method)
  return [parameters, { ...parameters, linkRule: 'confident' }, { ...parameters, mapping: 'eu-export' }]
}

/** Every test that methods ask, once for each way that it is read. @throws Error naming an indicator with a test that there is none of */
export function askedOf(methods: readonly Method[]): readonly Asked[] {
  const asked = new Map<string, Asked & { readonly fixes: Set<string> }>()
  const ask = (name: string, parameters: Parameters, fixes: readonly string[]): void => {
    const key = keyOf(name, parameters)
    const entry = asked.get(key) ?? { key, name, test: tests[name], parameters, fixes: new Set<string>() }
    for (const fix of fixes) entry.fixes.add(fix)
    asked.set(key, entry)
  }
  for (const method of methods) {
    for (const { id, tests: names, fixes } of method.indicators) {
      for (const name of names) {
        if (tests[name] === undefined) throw new Error(`${method.id}: ${id} asks ${name}, which is no test`)
        for (const parameters of readingsOf(method)) ask(name, parameters, fixes)
      }
    }
  }
  for (const name of facts) ask(name, defaultParameters, [])
  return [...asked.values()]
}
