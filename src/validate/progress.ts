/** Is told how much of some work is done, from 0 to 1. */
export type Progress = (share: number) => void

/** A function to call after each of so many steps; it tells of every whole hundredth, so a hundred times at most. */
export function stepCounter(steps: number, progress: Progress | undefined): () => void {
  let done = 0
  let told = 0
  let next = steps / 100
  return () => {
    if (++done < next || progress === undefined) return
    told = Math.floor((done * 100) / steps)
    next = ((told + 1) * steps) / 100
    progress(told / 100)
  }
}
