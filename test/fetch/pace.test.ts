import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { startPace } from '../../src/fetch/pace.ts'
import { defaultPatience } from '../../src/fetch/patience.ts'

const patience = { ...defaultPatience, minimumRate: 1000, window: 250 }

/** Keeps this thread from doing anything else, as the parsing of a large catalogue does. */
function work(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

describe('the pace of an answer', () => {
  test('is too slow when nothing comes in a whole window', async () => {
    const pace = startPace('https://a.example/', patience, new AbortController().signal)
    pace.watch()
    await once(pace.signal, 'abort')
    expect(pace.signal.reason).toMatchObject({ code: 'timed-out', details: { reason: 'too-slow' } })
    pace.clear()
  })

  test('is not judged while this thread was too busy to read what came', async () => {
    const pace = startPace('https://a.example/', patience, new AbortController().signal)
    pace.watch()
    work(patience.window * 3)
    await new Promise(resolve => setTimeout(resolve, 1))
    expect(pace.signal.aborted).toBe(false)
    await once(pace.signal, 'abort')
    pace.clear()
  })
})
