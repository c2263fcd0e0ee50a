/** Days of the registers of communication. No text of law sets them: they are our own reminders, shown as such. */
import { cite } from '../kernel/citation.ts'
import { lawTable, rowsOf2021, rowsOf2026 } from '../kernel/law.ts'

const localReminder = cite('LOCAL', '')

export const campaignsLaw = lawTable([
  ...rowsOf2021({ id: 'campaign-activity-report', kind: 'max', value: 7, unit: 'day', citation: localReminder, confidence: 'unverified', act: 'hold', note: 'Nhắc ghi kết quả của hoạt động đã tới ngày; không phải hạn của pháp luật.' }),
  ...rowsOf2026({ id: 'campaign-activity-report', kind: 'max', value: 7, unit: 'day', citation: localReminder, confidence: 'unverified', act: 'hold', note: 'Nhắc ghi kết quả của hoạt động đã tới ngày; không phải hạn của pháp luật.' }),
])

/** Under this many months a campaign may last; a longer one is two. Our decision, against a mistyped year. */
export const longestCampaignMonths = 60
