import { Page } from '../ui/page.tsx'

export function DirectivesPage() {
  return <Page title="Kế hoạch, công văn">…</Page>
}
