import { expect, test } from 'vitest'
import { SignInLimits } from './sign-in-limits.ts'

const office = '10.0.0.1'
function limitsAt() {
  let now = 0
  const pauses: number[] = []
  const limits = new SignInLimits(() => now, async (milliseconds) => { pauses.push(milliseconds) })
  const fail = async (name: string, times: number, address = office) => {
    const answers: number[] = []
    for (let time = 0; time < times; time++) answers.push(await limits.failed(name, address))
    return answers
  }
  return { limits, pauses, fail, wait: (seconds: number) => { now += seconds * 1000 } }
}

test('the first five failures cost nothing; then each try is judged in its turn, and a wrong one is told so', async () => {
  const { limits, pauses, fail } = limitsAt()
  expect(await fail('lan', 5)).toEqual([0, 0, 0, 0, 0])
  expect([await limits.enter('lan', office), pauses]).toEqual([0, [2000]])
  expect(await fail('lan', 1)).toEqual([2])
})

test('the right password still opens for whoever sits at the same address', async () => {
  const { limits, fail } = limitsAt()
  await fail('lan', 40)
  expect(await limits.enter('lan', office)).toBe(0)
  await limits.succeeded('lan', office)
  expect(await fail('lan', 1)).toEqual([0])
})

test('tries of one name at one address stand in a short line; more at once are turned away without being judged', async () => {
  const { limits, fail, pauses } = limitsAt()
  await fail('lan', 6)
  const answers = await Promise.all(Array.from({ length: 8 }, () => limits.enter('lan', office)))
  expect(answers).toEqual([0, 0, 0, 6, 6, 6, 6, 6])
  expect(pauses).toEqual([2000, 2000, 2000])
})

test('after a hundred failures the pair waits, longer each time, never beyond five minutes', async () => {
  const { limits, fail, wait } = limitsAt()
  await fail('lan', 99)
  expect(await limits.enter('lan', office)).toBe(0)
  const waits: number[] = []
  for (let round = 0; round < 5; round++) {
    await fail('lan', 1)
    waits.push(await limits.enter('lan', office))
    wait(waits.at(-1)!)
    expect(await limits.enter('lan', office)).toBe(0)
  }
  expect(waits).toEqual([60, 120, 240, 300, 300])
})

test('the colleague at the next desk, and the same name from elsewhere, may sign in meanwhile', async () => {
  const { limits, fail } = limitsAt()
  await fail('lan', 500)
  expect(await limits.enter('lan', office)).toBeGreaterThan(0)
  expect(await limits.enter('minh', office)).toBe(0)
  expect(await limits.enter('lan', '10.0.0.2')).toBe(0)
})

test('an address that guesses many names is slowed, not refused', async () => {
  const { limits, pauses } = limitsAt()
  expect(await limits.enter('minh', office)).toBe(0)
  for (let name = 0; name < 70; name++) await limits.failed(`name-${name}`, office)
  expect(await Promise.all([limits.enter('minh', office), limits.enter('hoa', office), limits.enter('minh', '10.0.0.2')])).toEqual([0, 0, 0])
  expect(pauses).toEqual([500, 500])
})

test('a quarter of an hour forgets', async () => {
  const { limits, pauses, fail, wait } = limitsAt()
  await fail('lan', 70)
  wait(16 * 60)
  expect([await limits.enter('lan', office), pauses]).toEqual([0, []])
})
