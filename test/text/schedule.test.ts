import { expect, test } from 'vitest'
import { scheduleText } from '../../src/text/schedule.ts'

test.each([
  ['0 4 * * *', 'Varje dag kl. 04:00', 'Every day at 04:00'],
  ['30 5 * * 1', 'Varje måndag kl. 05:30', 'Every Monday at 05:30'],
  ['0 6 * * 7', 'Varje söndag kl. 06:00', 'Every Sunday at 06:00'],
  ['15 22 * * 1-5', 'Måndag till fredag kl. 22:15', 'Monday to Friday at 22:15'],
  ['0 3 1 * *', 'Dag 1 i varje månad kl. 03:00', 'On day 1 of every month at 03:00'],
  ['10 * * * *', 'Varje timme, 10 minuter över', 'Every hour, 10 minutes past'],
])('%s is said in words', (schedule, sv, en) => {
  expect(scheduleText(schedule, 'sv')).toBe(sv)
  expect(scheduleText(schedule, 'en')).toBe(en)
})

test.each(['*/15 6-18 * * 1-5', '0 4 1 * 1', '0 4 * 6 *', '0 4,16 * * *', '@daily', '0 0 4 * * *'])(
  '%s has no words and is left as it stands',
  schedule => {
    expect(scheduleText(schedule, 'sv')).toBeNull()
  },
)
