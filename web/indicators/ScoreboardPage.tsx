import { Page } from '../ui/page.tsx'

export function ScoreboardPage() {
  return <Page title="Bảng chỉ tiêu">…</Page>
}
