/** A function that remembers its last answers, `most` of them at most. */
export function lately<Key, Value>(compute: (key: Key) => Value, most: number): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return key => {
    const found = known.get(key)
    if (found !== undefined) return found
    const value = compute(key)
    if (known.size >= most) known.clear()
    known.set(key, value)
    return value
  }
}
