import { CliError, type Context } from './context.ts'

/** The row of a table that an option names. @throws CliError that lists the choices */
export function choose<T>(
  table: Readonly<Record<string, T>>,
  [option, value]: readonly [string, string],
  context: Context,
): T {
  if (Object.hasOwn(table, value)) return table[value]
  throw new CliError(context.text.errors.choice(option, value, Object.keys(table).join(', ')))
}

/** A number that an option states. @throws CliError */
export function numberOption(option: string, value: string, context: Context): number {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) throw new CliError(context.text.errors.number(option, value))
  return number
}

/** A whole number, 0 or more, that an option states. @throws CliError */
export function countOption(option: string, value: string, context: Context): number {
  const number = Number(value)
  if (value.trim() === '' || !Number.isInteger(number) || number < 0) {
    throw new CliError(context.text.errors.count(option, value))
  }
  return number
}

/** Is this an http or https address? */
export function isWebAddress(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '')
}

/** For options that may be repeated: adds a value to those before. */
export function repeated(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value]
}
