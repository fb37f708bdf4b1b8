import { expect, test } from 'vitest'
import { beginWeeks, fileOf } from './weeks.ts'
import { type Applied, faultsIn, wrongCauses } from './weeks-faults.ts'

/** Rolls that come the same for the same seed. */
function dice(seed: number): (sides: number) => number {
  let state = seed * 2654435761 + 1
  return sides => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) >>> 0
    return Math.floor((((state ^ (state >>> 13)) >>> 0) / 2 ** 32) * sides)
  }
}

const outcomes = ['reachable', 'not-found', 'forbidden', 'server-error', 'head-refused'] as const

async function play(seed: number, nights: number): Promise<readonly string[]> {
  const roll = dice(seed)
  const weeks = await beginWeeks()
  const log: string[] = []
  const open = new Set(['a', 'b'])
  const applied = new Map<string, Applied>()
  const note = (source: string): void => {
    const now = [...(weeks.told.get(source) ?? [])].filter(([, told]) => told.isThere)
    applied.set(source, { way: weeks.way(), told: new Map([...(applied.get(source)?.told ?? []), ...now]) })
  }
  try {
    await weeks.open('a')
    await weeks.open('b', { precedence: { kind: 'collector' } })
    for (const id of ['1', '2', '3', '4', '5']) weeks.tell('a', id, {})
    for (const id of ['1', '2', '8', '9']) weeks.tell('b', id, { file: id === '8' ? '1' : '' })
    for (let night = 0; night < nights; night++) {
      weeks.later([1, 1, 1, 0.02, 2][roll(5)])
      for (let edits = roll(4); edits > 0; edits--) {
        const source = ['a', 'b'][roll(2)]
        const ids = [...(weeks.told.get(source) ?? new Map()).keys()]
        const id = ids[roll(ids.length)]
        const told = weeks.told.get(source)?.get(id)
        if (told === undefined) continue
        const edit = [
          { licence: !told.licence },
          { keyword: !told.keyword },
          { file: ['', '1', 'x', 'y'][roll(4)] },
          { publisher: ['org', 'org2', 'org3'][roll(3)] },
          { isBlank: id === '5' && !told.isBlank },
          { isThere: !told.isThere },
        ][roll(6)]
        weeks.tell(source, id, edit)
        log.push(`${night}: ${source} ${id} ${JSON.stringify(edit)}`)
      }
      if (roll(3) === 0) {
        const file = ['1', '2', 'x', 'y', '9'][roll(5)]
        const outcome = outcomes[roll(outcomes.length)]
        weeks.files.set(fileOf(file), outcome)
        log.push(`${night}: ${file} ${outcome}`)
      }
      if (roll(5) === 0) {
        const way = roll(4)
        weeks.judgeBy(way)
        log.push(`${night}: way ${way}`)
      }
      for (const act of [roll(7), roll(7)]) {
        const source = ['a', 'b'][roll(2)]
        if (act < 3 && open.has(source)) {
          const isFailing = roll(8) === 0
          const run = await weeks.harvest(source, roll(6) === 0 ? { force: true } : {}, { isFailing })
          const was = applied.get(source)
          if (run.status === 'succeeded' || run.status === 'unchanged') {
            if (was !== undefined) {
              const wrong = await wrongCauses(weeks, run, was)
              if (wrong.length > 0) return [...log, ...wrong.slice(0, 6)]
            }
            note(source)
          }
          log.push(`${night}: harvest ${source} ${run.status} ${run.unchangedBy}`)
          if (run.status === 'held' && roll(2) === 0) {
            await weeks.approve(run)
            note(source)
            log.push(`${night}: approved`)
          }
        }
        if (act === 3) await weeks.check()
        if (act === 3) log.push(`${night}: links`)
        if (act === 4 && open.has(source)) {
          const stored = await weeks.store.source(source)
          if (stored !== null) await weeks.store.putSource({ ...stored, enabled: !stored.enabled })
          log.push(`${night}: ${source} switched`)
        }
      }
      const noted = roll(2) === 0
      if (noted) await weeks.store.noteSeries(weeks.setting.tools.now())
      const faults = await faultsIn(weeks, [...open], noted)
      if (faults.length > 0) return [...log, ...faults.slice(0, 6)]
    }
    return []
  } finally {
    await weeks.close()
  }
}

test.each([4, 7, 23])('points, causes and series hold whatever happens for weeks, as story %i goes', async seed => {
  expect(await play(seed, 16)).toEqual([])
})
