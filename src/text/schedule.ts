import type { Language } from './language.ts'

interface ScheduleWords {
  readonly days: readonly string[]
  readonly daily: (time: string) => string
  readonly weekly: (day: string, time: string) => string
  readonly workdays: (time: string) => string
  readonly monthly: (day: number, time: string) => string
  readonly hourly: (minute: number) => string
}

const words: Readonly<Record<Language, ScheduleWords>> = {
  sv: {
    days: ['söndag', 'måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag'],
    daily: time => `Varje dag kl. ${time}`,
    weekly: (day, time) => `Varje ${day} kl. ${time}`,
    workdays: time => `Måndag till fredag kl. ${time}`,
    monthly: (day, time) => `Dag ${day} i varje månad kl. ${time}`,
    hourly: minute => (minute === 0 ? 'Varje hel timme' : `Varje timme, ${minute} minuter över`),
  },
  en: {
    days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    daily: time => `Every day at ${time}`,
    weekly: (day, time) => `Every ${day} at ${time}`,
    workdays: time => `Monday to Friday at ${time}`,
    monthly: (day, time) => `On day ${day} of every month at ${time}`,
    hourly: minute => (minute === 0 ? 'Every hour on the hour' : `Every hour, ${minute} minutes past`),
  },
}

/** A schedule in words: Varje dag kl. 04:00; null for a cron expression that is not a simple one. */
export function scheduleText(schedule: string, language: Language): string | null {
  const match = /^(\d{1,2}) (\d{1,2}|\*) (\d{1,2}|\*) \* ([0-7]|1-5|\*)$/.exec(schedule.trim().replace(/\s+/g, ' '))
  if (match === null) return null
  const [, minute, hour, date, day] = match
  const { days, ...say } = words[language]
  if (hour === '*') return date === '*' && day === '*' ? say.hourly(Number(minute)) : null
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  if (date !== '*') return day === '*' ? say.monthly(Number(date), time) : null
  if (day === '*') return say.daily(time)
  return day === '1-5' ? say.workdays(time) : say.weekly(days[Number(day) % 7], time)
}
