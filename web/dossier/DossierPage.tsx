import { Page } from '../ui/page.tsx'

export function DossierPage() {
  return <Page title="Hồ sơ">…</Page>
}
