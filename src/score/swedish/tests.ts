import type { Tests } from '../scene.ts'
import { testOf } from './question.ts'
import { questions } from './questions.ts'

/** The tests of the Swedish method by name, with the two facts `isHighValue` and `isOpenData` that give no points. */
export const swedishTests: Tests = Object.fromEntries(
  Object.entries(questions).map(([name, question]) => [name, testOf(question)]),
)
