/** How much is kept, and how long. */
export interface Keeping {
  /** Most things. */
  readonly maxCount: number
  /** Most bytes of all together. */
  readonly maxBytes: number
  /** In ms, from when a thing was put there. */
  readonly keptFor: number
}

/** Things kept in memory for a while. What has not been asked for the longest gives way when there is no room. */
export interface Kept<T> {
  get(id: string): T | null
  put(id: string, thing: T, bytes: number): void
  delete(id: string): boolean
}

interface Slot<T> {
  readonly thing: T
  readonly bytes: number
  readonly timer: NodeJS.Timeout
}

/** A store of things that is empty. */
export function createKept<T>({ maxCount, maxBytes, keptFor }: Keeping): Kept<T> {
  const slots = new Map<string, Slot<T>>()
  let bytes = 0
  const remove = (id: string): boolean => {
    const slot = slots.get(id)
    if (slot === undefined) return false
    clearTimeout(slot.timer)
    bytes -= slot.bytes
    return slots.delete(id)
  }
  return {
    get: id => {
      const slot = slots.get(id)
      if (slot === undefined) return null
      slots.delete(id)
      slots.set(id, slot)
      return slot.thing
    },
    put: (id, thing, size) => {
      remove(id)
      const timer = setTimeout(() => remove(id), keptFor).unref()
      slots.set(id, { thing, bytes: size, timer })
      bytes += size
      for (const oldest of slots.keys()) {
        if (oldest === id || (slots.size <= maxCount && bytes <= maxBytes)) break
        remove(oldest)
      }
    },
    delete: remove,
  }
}
