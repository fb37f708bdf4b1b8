import { accessibility } from './accessibility.ts'
import { contextuality } from './contextuality.ts'
import { findability } from './findability.ts'
import { interoperability } from './interoperability.ts'
import { defaultParameters, type Parameters } from './parameters.ts'
import { reusability } from './reusability.ts'
import type { Tests } from './scene.ts'
import { swedishTests } from './swedish/tests.ts'

/** Every test that indicators may ask, by name. */
export const tests: Tests = {
  ...findability,
  ...accessibility,
  ...interoperability,
  ...reusability,
  ...contextuality,
  ...swedishTests,
}

/** Tests that no indicator asks; they tell what kind of dataset it is. */
export const facts: readonly string[] = ['isHighValue', 'isOpenData'].filter(name => name in tests)

/** The key of a test in patterns: its name and, behind `;`, the parameters it reads that differ from the default. */
export function keyOf(name: string, parameters: Parameters): string {
  const reads = tests[name]?.reads ?? []
  const told = reads.filter(parameter => parameters[parameter] !== defaultParameters[parameter])
  return [name, ...told.map(parameter => `${parameter}=${parameters[parameter]}`)].join(';')
}
