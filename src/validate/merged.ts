/** Two sorted lists as one; the second is short, and what it has goes behind its equals. */
export function merged<T>(
  many: readonly T[],
  few: readonly T[],
  compare: (a: NoInfer<T>, b: NoInfer<T>) => number,
): readonly T[] {
  if (few.length === 0) return many
  const all: T[] = []
  let from = 0
  for (const one of few) {
    const to = firstAfter(one, from)
    for (; from < to; from++) all.push(many[from])
    all.push(one)
  }
  for (; from < many.length; from++) all.push(many[from])
  return all

  /** The first place from a place on where something stands that comes after another. */
  function firstAfter(other: T, from: number): number {
    let [low, high] = [from, many.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compare(many[middle], other) > 0) high = middle
      else low = middle + 1
    }
    return low
  }
}
