/** Lets texts of a page through as far as somebody waits for them. */
export interface TextGate {
  /** An element begins. */
  readonly open: (attributes: Readonly<Record<string, string>>) => void
  /** Is this text part of a value? */
  readonly isWanted: () => boolean
  /** An element ends. */
  readonly close: () => void
}

/** How often pieces of text may be copied from an element to the one around it; about a second. */
const mostCopies = 100_000_000

/**
 * The texts of a page that are values of RDFa: those in elements with a property and without a value of its own. The
 * reader of RDFa collects every text and copies all that it has collected at the end of each element, so that a long page
 * would take hours.
 * @param refuse throws when the page wants too much all the same
 */
export function createTextGate(refuse: () => never): TextGate {
  const open: boolean[] = []
  let [pieces, copies] = [0, 0]
  return {
    open: attributes => {
      const isInside = open.at(-1) === true
      if (!isInside) pieces = 0
      open.push(isInside || (attributes.property !== undefined && attributes.content === undefined))
    },
    isWanted: () => {
      const isInside = open.at(-1) === true
      if (isInside) pieces++
      return isInside
    },
    close: () => {
      if (open.pop() !== true) return
      copies += pieces
      if (copies > mostCopies) refuse()
    },
  }
}
