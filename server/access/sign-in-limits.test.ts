import { expect, test } from 'vitest'
import { SignInLimits } from './sign-in-limits.ts'

const office = '10.0.0.1'
function limitsAt() {
  let now = 0
  const pauses: number[] = []
  const limits = new SignInLimits(() => now, async (milliseconds) => { pauses.push(milliseconds) })
  return { limits, pauses, wait: (seconds: number) => { now += seconds * 1000 } }
}

test('five wrong passwords for one name from one address make it wait, longer each time, never beyond five minutes', () => {
  const { limits, wait } = limitsAt()
  for (let round = 0; round < 4; round++) limits.failed('lan', office)
  expect(limits.waitSeconds('lan', office)).toBe(0)
  const waits: number[] = []
  for (let round = 0; round < 7; round++) {
    limits.failed('lan', office)
    waits.push(limits.waitSeconds('lan', office))
    wait(waits.at(-1)!)
    expect(limits.waitSeconds('lan', office)).toBe(0)
  }
  expect(waits).toEqual([15, 30, 60, 120, 240, 300, 300])
})

test('the colleague at the next desk, and the same name from elsewhere, may sign in meanwhile', () => {
  const { limits } = limitsAt()
  for (let round = 0; round < 500; round++) limits.failed('lan', office)
  expect(limits.waitSeconds('lan', office)).toBeGreaterThan(0)
  expect(limits.waitSeconds('minh', office)).toBe(0)
  expect(limits.waitSeconds('lan', '10.0.0.2')).toBe(0)
})

test('an address that guesses many names is slowed, not refused', async () => {
  const { limits, pauses } = limitsAt()
  await limits.turn(office)
  for (let name = 0; name < 40; name++) limits.failed(`name-${name}`, office)
  await Promise.all([limits.turn(office), limits.turn(office)])
  await limits.turn('10.0.0.2')
  expect(pauses).toEqual([1000, 1000])
})

test('a success clears the name, not the address; a quarter of an hour clears both', async () => {
  const { limits, pauses, wait } = limitsAt()
  for (let round = 0; round < 40; round++) limits.failed('lan', office)
  limits.succeeded('lan', office)
  expect(limits.waitSeconds('lan', office)).toBe(0)
  await limits.turn(office)
  expect(pauses).toHaveLength(1)
  wait(16 * 60)
  await limits.turn(office)
  expect(pauses).toHaveLength(1)
})
