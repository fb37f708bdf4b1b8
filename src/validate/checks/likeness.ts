const separators = /[^\p{L}\p{N}]+/gu

/** A text without what people do not compare by: case, punctuation and spaces. Equal for texts that look alike. */
export function likeness(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(separators, ' ').trim()
}

/** Things by what they have in common; '' is nothing in common. */
export function grouped<T>(things: Iterable<T>, keyOf: (thing: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    if (key === '') continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [thing])
    else group.push(thing)
  }
  return [...groups.values()]
}
