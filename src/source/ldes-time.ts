const form = /^\s*(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?)?(Z|[+-]\d\d:\d\d)?\s*$/

/**
 * An xsd:dateTime or xsd:date as a text that sorts as time passes, to the nanosecond; without a time zone it is taken for
 * UTC. null when it is neither, or no day of the calendar.
 */
export function instantOf(text: string): string | null {
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', zone = 'Z'] =
    form.exec(text) ?? []
  if (year === undefined || !isDay(Number(year), Number(month), Number(day))) return null
  const date = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 0 || date.getUTCFullYear() > 9999) return null
  return `${date.toISOString().slice(0, 19)}.${fraction.slice(0, 9).padEnd(9, '0')}`
}

/** The first text that sorts after an instant and before every later one. */
export function justAfter(instant: string): string {
  return `${instant}+`
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}
