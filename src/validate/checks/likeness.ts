const separators = /[^\p{L}\p{N}]+/gu

/** What may be written in several ways in Unicode; nothing in Latin-1 may. */
const beyondLatin = /[^\0-\xff]/

/** A text without what people do not compare by: case, punctuation and spaces. Equal for texts that look alike. */
export function likeness(text: string): string {
  const composed = beyondLatin.test(text) ? text.normalize('NFC') : text
  return composed.toLowerCase().replace(separators, ' ').trim()
}

/** Two things or more that have something in common, group by group; '' is nothing in common. Most have nothing. */
export function grouped<T>(things: Iterable<T>, keyOf: (thing: T) => string): T[][] {
  const firsts = new Map<string, T>()
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    if (key === '') continue
    const first = firsts.get(key)
    if (first === undefined) firsts.set(key, thing)
    else {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [first, thing])
      else group.push(thing)
    }
  }
  return [...groups.values()]
}
