/** Stands for the resource that a fix is made on, as subject and as value: it is another one each time. */
export const itself = -1

/** What is written of one property of one subject. */
export interface WrittenGroup {
  readonly subject: number
  readonly predicate: number
  readonly objects: readonly number[]
}

/** A fix as terms of the overlay. Blank nodes of the template are new terms, always the same. */
export interface Written {
  readonly groups: readonly WrittenGroup[]
  /** Subjects besides the resource itself. */
  readonly others: readonly number[]
  /** The properties that are written, and as a key. */
  readonly properties: readonly number[]
  readonly key: string
}

/** Statements gathered by subject and property, both in the order in which they are met; each value once. */
export function writtenOf(
  statements: readonly (readonly [subject: number, predicate: number, object: number])[],
): Written {
  const groups: (WrittenGroup & { readonly objects: number[] })[] = []
  for (const [subject, predicate, object] of statements) {
    const group = groups.find(known => known.subject === subject && known.predicate === predicate)
    if (group === undefined) groups.push({ subject, predicate, objects: [object] })
    else if (!group.objects.includes(object)) group.objects.push(object)
  }
  const subjects = new Set(groups.map(({ subject }) => subject))
  const properties = [...new Set(groups.map(({ predicate }) => predicate))]
  subjects.delete(itself)
  return { groups, others: [...subjects], properties, key: properties.join() }
}

/** What writes nothing. */
export const nothingWritten: Written = writtenOf([])
