/** The declared indicators. A change of meaning is a new version with its day; what is not recorded says so and is never shown as zero. */
import { day } from '../kernel/plain-date.ts'
import type { IndicatorDefinition } from './indicators.model.ts'
import { registerIndicators } from './register-indicators.ts'

/** Days after the completion within which the first support must lie. Our definition, not a term of the law. */
export const supportWindowDays = 30

/** Since all procedures are recorded here. */
const since = day('2026-11-22')
const people = { kind: 'people' } as const

const completionRule = (days: number) => `Theo ngày hoàn thành. Người hoàn thành trong kỳ vẫn được xét đủ ${days} ngày, kể cả khi ${days} ngày đó kết thúc sau kỳ.`
const completionRuleEn = (days: number) => `By the day of completion. Everyone who completed in the period is given the full ${days} days, also where they end after the period.`
const supported = `Trong số đó, người có ít nhất một lần giáo dục, tư vấn, giám sát, gặp mặt hoặc hỗ trợ được ghi trong ${supportWindowDays} ngày kể từ ngày hoàn thành.`
const supportedEn = `Of these, people with at least one talk, visit, supervision or support recorded within ${supportWindowDays} days of the completion.`

export const indicators: readonly IndicatorDefinition[] = [
  {
    id: 'managed-served',
    name: 'Người có hồ sơ quản lý được tư vấn, cai nghiện, điều trị',
    nameEn: 'People with a managed record who received counselling, rehabilitation or treatment',
    ofDefinition: 'Người được xác định nghiện và có hồ sơ quản lý ít nhất một ngày trong năm, tính mỗi người một lần trong năm. Ngày vào mẫu số: 1/1 nếu hồ sơ có từ năm trước, nếu không là ngày lập hồ sơ.',
    ofDefinitionEn: 'People found addicted who had a managed record on at least one day of the year, each counted once a year. They enter on 1 January if the record is older, otherwise on the day it was opened.',
    metDefinition: 'Trong số đó, người đã bắt đầu hoặc đang cai nghiện, điều trị trong năm, tính đến ngày chốt.',
    metDefinitionEn: 'Of these, people who began or were in rehabilitation or treatment in the year, up to the cut-off.',
    periodRule: 'Theo năm dương lịch. Đọc theo tháng là lũy kế từ đầu kỳ đến hết tháng. Kỳ gồm nhiều năm cộng số của từng năm: một người có hồ sơ hai năm được tính hai lượt.',
    periodRuleEn: 'By calendar year. By month it is cumulative from the start of the period. A period of several years adds the years: a person with a record in two years counts twice.',
    unitOfMeasure: '%', version: 2, versionFrom: since, metRule: 'by-cut-off', source: people,
    covers: ['assessment', 'voluntary-home', 'voluntary-private', 'voluntary-public', 'substitution', 'compulsory-dossier', 'compulsory'],
    awaits: [],
    reason: 'tính một phần: buổi tư vấn được giữ kín nên không đếm; chỉ đếm người đang cai nghiện, điều trị',
    reasonEn: 'partly computed: counselling talks are confidential and not counted; only rehabilitation and treatment are',
  },
  {
    id: 'completers-supported',
    name: 'Người hoàn thành cai nghiện được hỗ trợ tái hòa nhập',
    nameEn: 'People who completed rehabilitation and received reintegration support',
    ofDefinition: 'Người hoàn thành cai nghiện, tại gia đình, cộng đồng hoặc ở cơ sở, tính theo ngày hoàn thành, ở xã quản lý vào ngày đó, mỗi người một lần trong năm.',
    ofDefinitionEn: 'People who completed rehabilitation, at home, in the community or in a facility, by the day of completion and the commune in charge on that day, each counted once a year.',
    metDefinition: supported, metDefinitionEn: supportedEn, periodRule: completionRule(supportWindowDays), periodRuleEn: completionRuleEn(supportWindowDays),
    unitOfMeasure: '%', version: 2, versionFrom: since, metRule: 'with-cohort', source: people,
    covers: ['voluntary-home', 'voluntary-private', 'voluntary-public', 'compulsory', 'post-rehab'], awaits: [], reason: null, reasonEn: null,
  },
  {
    id: 'returners-supported',
    name: 'Người từ cơ sở cai nghiện trở về được giúp đỡ, quản lý sau cai',
    nameEn: 'People who returned from a facility and were helped and managed after rehabilitation',
    ofDefinition: 'Người hoàn thành cai nghiện bắt buộc hoặc tự nguyện tại cơ sở cai nghiện, tính theo ngày hoàn thành, ở xã quản lý vào ngày đó, mỗi người một lần trong năm.',
    ofDefinitionEn: 'People who completed compulsory or voluntary rehabilitation in a facility, by the day of completion and the commune in charge on that day, each counted once a year.',
    metDefinition: supported, metDefinitionEn: supportedEn, periodRule: completionRule(supportWindowDays), periodRuleEn: completionRuleEn(supportWindowDays),
    unitOfMeasure: '%', version: 1, versionFrom: since, metRule: 'with-cohort', source: people,
    covers: ['voluntary-private', 'voluntary-public', 'compulsory', 'post-rehab'], awaits: [], reason: null, reasonEn: null,
  },
  ...registerIndicators,
  {
    id: 'vocational-training', name: 'Người đủ điều kiện, có nhu cầu được học nghề', nameEn: 'Eligible people who wished to learn a trade and learn one',
    ofDefinition: 'Người đã nói có nhu cầu học nghề và được xác nhận đủ điều kiện: học viên tại cơ sở, người cai nghiện tại gia đình, cộng đồng, người sau cai. Mỗi người một lần trong năm, từ ngày đủ cả hai; ai chưa được học thì tính tiếp sang năm sau, từ 1/1, đến khi được học, rút nhu cầu hoặc không còn được quản lý.',
    ofDefinitionEn: 'People who expressed a wish to learn a trade and were found eligible: residents of a facility, people in rehabilitation at home or in the community, people after rehabilitation. Once a year, from the day on which both hold; who has not been trained counts again from 1 January, until trained, the wish is withdrawn, or nobody looks after the person.',
    metDefinition: 'Trong số đó, người đã bắt đầu một khóa học nghề từ ngày đó, trong năm.', metDefinitionEn: 'Of these, people who began a course of a trade since, in the year.',
    periodRule: 'Theo năm dương lịch. Ở xã quản lý người đó khi nói nhu cầu.', periodRuleEn: 'By calendar year, in the commune in charge when the wish was expressed.',
    unitOfMeasure: '%', version: 1, versionFrom: since, metRule: 'by-cut-off', source: people, covers: ['voluntary-home', 'voluntary-private', 'voluntary-public', 'compulsory', 'post-rehab'], awaits: [], reason: null, reasonEn: null,
  },
  {
    id: 'job-advice', name: 'Người có nhu cầu được tư vấn việc làm', nameEn: 'People who wished for job advice and received it',
    ofDefinition: 'Người đang cai nghiện hoặc sau cai đã nói có nhu cầu tư vấn việc làm. Mỗi người một lần trong năm, từ ngày nói; ai chưa được tư vấn thì tính tiếp sang năm sau, từ 1/1.',
    ofDefinitionEn: 'People in or after rehabilitation who expressed a wish for job advice. Once a year, from the day of the wish; who has not been advised counts again from 1 January.',
    metDefinition: 'Trong số đó, người đã được tư vấn việc làm từ ngày đó, trong năm.', metDefinitionEn: 'Of these, people who received job advice since, in the year.',
    periodRule: 'Theo năm dương lịch. Ở xã quản lý người đó khi nói nhu cầu.', periodRuleEn: 'By calendar year, in the commune in charge when the wish was expressed.',
    unitOfMeasure: '%', version: 1, versionFrom: since, metRule: 'by-cut-off', source: people, covers: ['voluntary-home', 'voluntary-private', 'voluntary-public', 'compulsory', 'post-rehab'], awaits: [], reason: null, reasonEn: null,
  },
]

export function indicatorOf(id: string): IndicatorDefinition | undefined {
  return indicators.find((indicator) => indicator.id === id)
}
