/** Predicates and objects in Turtle with a line for each predicate, so that they can be read; nothing else is changed. */
export function inLines(turtle: string): string {
  let depth = 0
  let quote = false
  let lines = ''
  for (let at = 0; at < turtle.length; at++) {
    const character = turtle[at]
    if (character === '"' && turtle[at - 1] !== '\\') quote = !quote
    if (!quote) depth += character === '[' ? 1 : character === ']' ? -1 : 0
    const isEnd = !quote && depth === 0 && character === ';' && turtle[at + 1] === ' '
    lines = isEnd ? `${lines.trimEnd()};\n` : lines + character
    if (isEnd) at++
  }
  return lines
}
