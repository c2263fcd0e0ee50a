import { Page } from '../ui/page.tsx'

export function LawPage() {
  return <Page title="Căn cứ pháp luật">…</Page>
}
