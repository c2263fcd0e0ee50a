/** The fields of each act, from the models alone: the rules run on the server, and would double the weight of these pages. */
import { assessmentFields } from '@hoa-nhap/domain/assessment/assessment.model'
import type { Field } from '@hoa-nhap/domain/kernel/procedure'
import { postRehabFields } from '@hoa-nhap/domain/post-rehab/post-rehab.model'
import { voluntaryFields } from '@hoa-nhap/domain/voluntary-rehab/voluntary-rehab.model'

const fields: Readonly<Record<string, Readonly<Record<string, readonly Field[]>>>> = { assessment: assessmentFields, 'voluntary-home': voluntaryFields, 'post-rehab': postRehabFields }

/** Undefined where the act has no form: unknown, or written by the system alone. */
export const fieldsOf = (kind: string, type: string): readonly Field[] | undefined => fields[kind]?.[type]
