/** The server does not start on law data with a gap. */
import { day } from '@hoa-nhap/domain/kernel/plain-date'
import { expect, test } from 'vitest'
import type { Platform } from '../platform/platform.ts'
import { slice } from './measures.slice.ts'

test('a year whose days off are not known is refused at the start, with the file to mend', async () => {
  const platform = { today: () => day('2028-01-02') } as unknown as Platform
  await expect(slice.start!(platform)).rejects.toThrow(/2028.*domain\/kernel\/holidays\.ts/)
})
