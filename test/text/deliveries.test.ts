import { expect, test } from 'vitest'
import { deliveryErrorText } from '../../src/text/deliveries.ts'

test.each([
  ['timed-out', 'Mottagarens server svarade inte i tid'],
  ['http-status 503', 'Mottagaren svarade med felkod 503'],
  ['smtp 550 no such user', 'E-postservern svarade: 550 no such user'],
  ['smtp ESOCKET', 'E-postservern gick inte att nå'],
  ['smtp EAUTH', 'E-postservern godtog inte inloggningen'],
  ['unreachable connection-refused', 'Mottagarens server gick inte att nå: anslutningen nekades'],
  ['address-refused private-address', 'Adressen får inte användas: den leder till ett internt nät'],
  ['constructor', 'constructor'],
])('%s is said as "%s"', (error, sentence) => {
  expect(deliveryErrorText(error).sv).toBe(sentence)
})
