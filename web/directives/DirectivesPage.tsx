/** Plans and letters: which sentence has nobody answering it. */
import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import { createDirective, listDirectives, listTargets } from '@hoa-nhap/domain/directives/directives.contract'
import { useItems } from '../api/hooks.ts'
import { useSignedIn } from '../app/session.ts'
import { formatDay } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { WarnMark } from '../ui/icons.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, Empty } from '../ui/states.tsx'
import { directivesText } from './directives.text.ts'
import { TaskDues } from './TaskDues.tsx'
import './directives.css'

/** Posts that may enter, assign and publish; the server decides again. */
export function mayPlan(role: string): boolean {
  return Array.isArray(createDirective.access) && createDirective.access.some((allowed) => allowed === role)
}

/** Posts that read figures; to others no door to the scoreboard is shown. */
export function mayReadFigures(role: string): boolean {
  return Array.isArray(listTargets.access) && listTargets.access.some((allowed) => allowed === role)
}

export function DirectivesPage(): ReactNode {
  const t = directivesText.useText()
  const language = useLanguage()
  const { post } = useSignedIn()
  const directives = useItems(listDirectives, { query: {} })
  return (
    <Page title={t('title')} className="directives" actions={mayPlan(post.role) ? <ButtonLink look="primary" to="/ke-hoach/nhap">{t('enter')}</ButtonLink> : undefined}>
      <TaskDues />
      <Answer of={directives} rows={4}>
        {(list) => list.length === 0 ? <Empty title={t('none')} note={t('none.note')} /> : (
          <Sheet>
            <table className="table cards-on-phone">
              <caption className="sr-only">{t('title')}</caption>
              <thead><tr>{(['number', 'issuer', 'issued', 'content', 'state'] as const).map((column) => <th key={column} scope="col">{t(`column.${column}`)}</th>)}</tr></thead>
              <tbody>
                {list.map((directive) => (
                  <tr key={directive.id}>
                    <td data-label={t('column.number')}><span><Link className="link" to="/ke-hoach/$id" params={{ id: directive.id }}>{`${t(`kind.${directive.kind}`)} ${directive.number}`}</Link>{directive.illustrative ? <> <span className="tag">{t('illustrative')}</span></> : null}<span className="note directive-title">{directive.title}</span></span></td>
                    <td data-label={t('column.issuer')}>{directive.issuer}</td>
                    <td data-label={t('column.issued')}>{directive.issuedOn ? <span className="nowrap">{formatDay(directive.issuedOn, language)}</span> : <span className="note">{directive.dateNote}</span>}</td>
                    <td data-label={t('column.content')}>{t('content', { clauses: directive.clauses, targets: directive.targets, tasks: directive.tasks })}</td>
                    <td data-label={t('column.state')}><span>{t(directive.status)}{directive.unanswered > 0 ? <span className="directive-open"><WarnMark size={16} /> {t('unanswered', { count: directive.unanswered })}</span> : null}</span></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sheet>
        )}
      </Answer>
    </Page>
  )
}
