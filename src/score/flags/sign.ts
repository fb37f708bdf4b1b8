import type { Family, Scene } from '../scene.ts'

/** One sign on one resource. */
export interface Sign {
  /** Code of `vocab/quality-flags.tsv`. */
  readonly flag: string
  /** What stands there, for showing; null when it is nothing in a word. */
  readonly value: string | null
}

/** The signs on a dataset, or on a distribution of its family. */
export type BoundSigns = (resource: number, family: Family) => readonly Sign[]

/** Looks for signs of one kind; bound to a scene once, when what is true of the whole catalogue is counted. */
export type Signs = (scene: Scene) => BoundSigns

/** So many alike make a sign: more than this. */
export const mostAlike = 10

/** Nothing found. */
export const noSigns: readonly Sign[] = []
