/** Remembers what is costly to make, until what it was made from has changed or others are asked for more. */
export interface Memory<T> {
  /** What was made under the key with this stamp, or is being made; made anew when there is none. */
  recall(key: string, stamp: string, make: () => Promise<T>): Promise<T>
}

/** An empty memory of at most so many; those asked for longest ago are forgotten first, and what could not be made. */
export function createMemory<T>(most: number): Memory<T> {
  const kept = new Map<string, { readonly stamp: string; readonly made: Promise<T> }>()
  const recall: Memory<T>['recall'] = async (key, stamp, make) => {
    const found = kept.get(key)
    kept.delete(key)
    const made = found?.stamp === stamp ? found.made : make()
    kept.set(key, { stamp, made })
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break
      kept.delete(oldest)
    }
    return await made.catch(error => {
      if (kept.get(key)?.made === made) kept.delete(key)
      throw error
    })
  }
  return { recall }
}
