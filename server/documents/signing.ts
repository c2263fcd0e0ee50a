/** The office's electronic signature on what it issues, where this installation holds its certificate. */
import type { Refusal } from '@hoa-nhap/domain/kernel/decision'
import type { Instant } from '@hoa-nhap/domain/kernel/plain-date'
import type { Platform } from '../platform/platform.ts'
import type { SignaturePlace } from './render/index.ts'
import { officeSigner, signPdf } from './sign/index.ts'

/** `pdf` null: the office signs on paper. A fault of its certificate is a refusal: nothing is issued as signed that is not. */
export type Signed = { readonly ok: true; readonly pdf: Uint8Array | null } | { readonly ok: false; readonly refusal: Refusal }

export async function signedByOffice(platform: Platform, office: { readonly id: string; readonly name: string }, pdf: Uint8Array, place: SignaturePlace | null, at: Instant): Promise<Signed> {
  const signer = await officeSigner(platform.settings.signing, office.id)
  if (!signer.ok) return signer.refusal.code === 'signing-not-set-up' ? { ok: true, pdf: null } : signer
  const { picture } = signer.value
  const signed = await signPdf(pdf, signer.value, { at, place, name: office.name, ...(picture ? { appearance: { picture } } : {}) })
  return signed.ok ? { ok: true, pdf: signed.value } : signed
}
