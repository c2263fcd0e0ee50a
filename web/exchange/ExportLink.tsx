/** From a list to its export, narrowed as the list is; for posts that take lists out. */
import type { ReactNode } from 'react'
import { exportingRoles, type ListKind } from '@hoa-nhap/domain/exchange/exchange.model'
import { useSignedIn } from '../app/session.ts'
import { useLanguage } from '../text/i18n.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'

export type Narrowed = { readonly don_vi?: string | undefined; readonly tim?: string | undefined; readonly chi_tieu?: string | undefined; readonly tu?: string | undefined; readonly den?: string | undefined; readonly dat?: string | undefined; readonly theo?: string | undefined }

export function ExportLink({ list, search = {} }: { readonly list: ListKind; readonly search?: Narrowed }): ReactNode {
  const { post } = useSignedIn()
  const language = useLanguage()
  if (!exportingRoles.includes(post.role)) return null
  return <ButtonLink to="/xuat-danh-sach" search={{ danh_sach: list, ...Object.fromEntries(Object.entries(search).filter(([, value]) => value)) }}>{language === 'vi' ? 'Xuất Excel' : 'Export to Excel'}</ButtonLink>
}
