import type { PlainDate } from '@hoa-nhap/domain/kernel/plain-date'

/** A day as Excel counts it. Its calendar knows a 29/02/1900 that never was; days before March of that year are not dates there and are not written so. */
export const dayNumber = (on: PlainDate): number => Math.round(Date.parse(`${on}T00:00:00Z`) / 86_400_000) + 25_569
