import { type Body, pressBytes } from './bodies.ts'
import type { HarvestResult } from './store.ts'
import { pressStory, type Story } from './stories.ts'

/** What is gzipped of a harvest before anything is locked. */
export interface Pressed {
  readonly story: Story
  /** Undefined when the kind's state stays as it is. */
  readonly state: Body | null | undefined
  readonly stateBefore: Body | null
}

/** Makes ready, on other threads, what would take long while all others wait. */
export async function press(result: HarvestResult): Promise<Pressed> {
  const { state, stateBefore = null } = result
  return {
    story: await pressStory(result),
    state: state === undefined ? undefined : await pressed(state),
    stateBefore: await pressed(stateBefore),
  }
}

async function pressed(bytes: Uint8Array | null): Promise<Body | null> {
  return bytes === null ? null : pressBytes(bytes)
}
