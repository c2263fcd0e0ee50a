import { Page } from '../ui/page.tsx'

export function VisitPage() {
  return <Page title="Ghi lần gặp">…</Page>
}
