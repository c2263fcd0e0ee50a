import { afterEach, expect, test } from 'vitest'
import { changeLanguage, currentLanguage, everydayWords, loadWords, procedureWords, words } from './i18n.ts'

// Outside a browser there is no page whose language could be named.
Object.assign(globalThis, { document: { documentElement: { lang: '' } } })
afterEach(() => changeLanguage('vi'))

test('nothing is said before the words are there, and one language brings one language', async () => {
  expect(() => everydayWords('app').say('product')).toThrow('not loaded')
  await loadWords('vi')
  expect(everydayWords('app').say('nav.inbox')).toBe('Việc cần làm')
  expect(procedureWords().kinds['post-rehab']).toBe('Quản lý sau cai nghiện')
})

test('a change of language says everything in the other one; values are filled in, one is one', async () => {
  const pages = words('pages', { list: '{{count}} người ở {{unit}}' }, { list: '{{count}} people in {{unit}}', list_one: '{{count}} person in {{unit}}' })
  await loadWords('vi')
  expect(pages.say('list', { count: 1, unit: 'Xã Một' })).toBe('1 người ở Xã Một')
  await changeLanguage('en')
  expect(currentLanguage()).toBe('en')
  expect(pages.say('list', { count: 1, unit: 'Xã Một' })).toBe('1 person in Xã Một')
  expect(pages.say('list', { count: 2, unit: 'Xã Một' })).toBe('2 people in Xã Một')
  expect(everydayWords('app').say('nav.inbox')).toBe('To do')
})

test('a code the tables do not know stays a code, also one that every object bears', async () => {
  await loadWords('vi')
  const access = everydayWords('access')
  expect(access.sayCode('role.toString')).toBe('role.toString')
  expect(access.sayCode('toString', {}, 'khác')).toBe('khác')
  expect(access.sayCode('role.procuracy')).toBe('Viện kiểm sát')
})
