import type { Family, Scene, Test } from '../scene.ts'

/** One reason why a question is answered with no. */
export interface Fault {
  /** Row of `vocab/quality-notes.tsv`. */
  readonly code: string
  /** IRI of the property that it is about; null when it is about the resource itself. */
  readonly property: string | null
  /** What stands there, or how many there are; null when there is nothing to show. */
  readonly value: string | null
}

/** The faults of a resource, bound to a scene once. No fault means that the test passes. */
export type Faults = (resource: number, family: Family) => readonly Fault[]

/** A test of the Swedish method that can say why it fails. */
export interface Question {
  /** What it is asked of. */
  readonly on: 'dataset' | 'distribution'
  readonly bind: (scene: Scene) => Faults
}

/** Questions by the name of their test. */
export type Questions = Readonly<Record<string, Question>>

/** The answer when nothing is wrong. */
export const noFaults: readonly Fault[] = []

/** The answer when one thing is wrong. */
export function fault(code: string, property: string | null, value: string | null = null): readonly Fault[] {
  return [{ code, property, value }]
}

/** The test that passes where a question finds no fault. None of them depends on a parameter. */
export function testOf({ on, bind }: Question): Test {
  return {
    on,
    reads: [],
    bind: scene => {
      const faults = bind(scene)
      return (resource, family) => faults(resource, family).length === 0
    },
  }
}
