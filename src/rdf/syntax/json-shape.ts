/** What is to be known of a JSON value before it is processed. */
export interface JsonShape {
  /** Is there a keyword of JSON-LD in it, such as `@context` or `@id`? */
  readonly isJsonLd: boolean
  /** How deep objects and lists stand in each other; one more than the limit when that is exceeded. */
  readonly depth: number
}

/** Walks a parsed JSON value without recursion, and frees it of members called `__proto__`, which mean nothing in RDF. */
export function inspect(json: unknown, maxDepth: number): JsonShape {
  const open: { readonly value: object; readonly depth: number }[] = []
  const enter = (value: unknown, depth: number): void => {
    if (typeof value === 'object' && value !== null) open.push({ value, depth })
  }
  let isJsonLd = false
  let deepest = 0
  enter(json, 1)
  for (let next = open.pop(); next !== undefined && deepest <= maxDepth; next = open.pop()) {
    const { value, depth } = next
    deepest = Math.max(deepest, depth)
    if (Object.hasOwn(value, '__proto__')) Reflect.deleteProperty(value, '__proto__')
    for (const [key, member] of Object.entries(value)) {
      if (key.startsWith('@')) isJsonLd = true
      enter(member, depth + 1)
    }
  }
  return { isJsonLd, depth: deepest }
}
