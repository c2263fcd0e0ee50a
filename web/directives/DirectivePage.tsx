import { Page } from '../ui/page.tsx'

export function DirectivePage() {
  return <Page title="Văn bản">…</Page>
}
