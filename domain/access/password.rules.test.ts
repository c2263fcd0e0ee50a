import { expect, test } from 'vitest'
import { judgePassword } from './password.rules.ts'

test.each([
  ['mười hai chữ', 'can.bo', 'ok'], ['mười một ch', 'can.bo', 'password-too-short'], ['aaaaaaaaaaaaaaaa', 'can.bo', 'password-too-easy'], ['Can.Bo.Can.Bo1', 'can.bo', 'password-too-easy'],
  ['mật khẩu cũ đây', 'x', 'password-same'], ['can.bo và hai mươi chữ nữa', 'can.bo', 'ok'],
])('%s for %s: %s', (password, username, expected) => {
  const judged = judgePassword(password, username, 'mật khẩu cũ đây')
  expect(judged.ok ? 'ok' : judged.refusal.code).toBe(expected)
})
test('composed and decomposed are one', () => expect(judgePassword('Hoà nhập là tốt'.normalize('NFD'), 'x', 'Hoà nhập là tốt')).toMatchObject({ ok: false, refusal: { code: 'password-same' } }))
