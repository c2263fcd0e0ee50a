import { Page } from '../ui/page.tsx'

export function DuplicatesPage() {
  return <Page title="Hồ sơ có thể trùng">…</Page>
}
