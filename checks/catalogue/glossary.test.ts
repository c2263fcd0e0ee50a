/** Every name of a list in the code has its word in the glossary. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AgencyKind, Purpose, Role } from '@hoa-nhap/domain/kernel/actor'
import { Confidence } from '@hoa-nhap/domain/kernel/citation'
import { Regime } from '@hoa-nhap/domain/kernel/law-timeline'
import { Compartment, MeasureKind } from '@hoa-nhap/domain/kernel/measure'
import { OrganizationActKind, SuccessionPart, UnitLevel } from '@hoa-nhap/domain/organization/organization.model'
import { assessmentFields, assessmentStatuses } from '@hoa-nhap/domain/assessment/assessment.model'
import { postRehabFields, postRehabStatuses, supportKinds } from '@hoa-nhap/domain/post-rehab/post-rehab.model'
import { voluntaryFields, voluntaryStatuses } from '@hoa-nhap/domain/voluntary-rehab/voluntary-rehab.model'
import { Comparator } from '@hoa-nhap/domain/directives/comparators.rules'

const glossary = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8')
const names = new Set([...glossary.matchAll(/`([^`]+)`/g)].map((match) => match[1]))

test.each<[string, readonly string[]]>([
  ['roles', Role.options], ['kinds of agencies', AgencyKind.options], ['purposes', Purpose.options], ['measures', MeasureKind.options], ['compartments', Compartment.options],
  ['regimes', Regime.options], ['confidence', Confidence.options], ['levels of units', UnitLevel.options], ['acts of organization', OrganizationActKind.options], ['parts of a succession', SuccessionPart.options],
  ['statuses and acts of assessment', [...assessmentStatuses, ...Object.keys(assessmentFields)]], ['statuses and acts of voluntary rehabilitation', [...voluntaryStatuses, ...Object.keys(voluntaryFields)]],
  ['statuses and acts of post-rehabilitation', [...postRehabStatuses, ...Object.keys(postRehabFields), ...supportKinds]], ['comparators', Comparator.options],
])('the glossary has every name of the %s', (_, list) => expect(list.filter((name) => !names.has(name))).toEqual([]))
