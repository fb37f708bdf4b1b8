import type { DueLink } from '../../model/link.ts'
import { isSilent, type Noted } from './outage.ts'
import type { Weather } from './weather.ts'

/** Keeps back what may be the fault of our own network. */
export interface Sieve {
  /** What of a batch is to be believed. */
  believed(batch: readonly Noted[]): Promise<readonly Noted[]>
  /** Is it being found out whether our own network works? */
  isInDoubt(): boolean
  /** How often that has been in doubt so far. */
  doubts(): number
  /** What is kept back; what they say from now on counts. */
  takeHeld(): readonly DueLink[]
}

/** Makes one that keeps nothing back yet; `onOutage` is told when our own network does not come back. */
export function createSieve({
  weather,
  onOutage,
}: {
  readonly weather: Weather
  readonly onOutage: () => void
}): Sieve {
  let held: DueLink[] = []
  let [isInDoubt, isConfirming, isOver, doubts] = [false, false, false, 0]
  const believed = async (batch: readonly Noted[]): Promise<readonly Noted[]> => {
    const suspects = batch.filter(({ seen }) => isSilent(seen)).map(({ link }) => link)
    const heard = batch.filter(({ seen }) => !isSilent(seen))
    if (isOver) return heard
    if (suspects.length === 0 || !weather.looksBad()) return batch
    isInDoubt = true
    const isClear = await weather.clears(suspects)
    isInDoubt = false
    doubts++
    if (isClear && isConfirming) return batch
    if (isClear) held.push(...suspects)
    else {
      isOver = true
      onOutage()
    }
    return heard
  }
  return {
    believed,
    isInDoubt: () => isInDoubt,
    doubts: () => doubts,
    takeHeld: () => {
      const taken = held
      held = []
      isConfirming = true
      return taken
    },
  }
}
