/** "Sổ & biểu mẫu": which registers does my post read, and which wait for something? */
import { Link } from '@tanstack/react-router'
import { listRegisters } from '@hoa-nhap/domain/registers/registers.contract'
import { useItems } from '../api/hooks.ts'
import { useSignedIn } from '../app/session.ts'
import { formatNumber } from '../text/format.ts'
import { useLanguage } from '../text/i18n.ts'
import { Icon, LateMark } from '../ui/icons.tsx'
import { Page, Sheet } from '../ui/page.tsx'
import { Answer, Empty } from '../ui/states.tsx'
import { registersText } from './registers.text.ts'
import { wordsOf } from './register-words.ts'
import { workingPagesOf } from './working-pages.ts'
import { WithWords } from './WithRegister.tsx'

export function RegistersPage() {
  const text = registersText.useText()
  const language = useLanguage()
  const { post } = useSignedIn()
  const registers = useItems(listRegisters, {})
  return (
    <WithWords>
      {(words) => (
        <Page title={text('title')} subtitle={post.unitName}>
          {workingPagesOf(post.role).length > 0 ? (
            <Sheet className="register-pages">
              <ul className="rows">
                {workingPagesOf(post.role).map((page) => (
                  <li key={page.to} data-row><Link className="row-link register-row" to={page.to} data-act><span className="register-name"><b>{page.name[language]}</b><span className="note register-help">{page.help[language]}</span></span><Icon name="next" size={16} /></Link></li>
                ))}
              </ul>
            </Sheet>
          ) : null}
          <Answer of={registers} rows={5}>
            {(items) => items.length === 0 ? <Empty title={text('none')} note={text('none.note')} /> : (
              <Sheet>
                <ul className="rows">
                  {items.map((item) => {
                    const named = wordsOf(words, item.id)
                    return (
                      <li key={item.id} data-row>
                        <Link className="row-link register-row" to="/so/$register" params={{ register: item.id }} data-act>
                          <span className="register-name"><b>{named.name}</b><span className="note register-help">{named.help}</span></span>
                          <span className="register-counts"><span>{text('counts', { open: formatNumber(item.open, language), total: formatNumber(item.total, language) })}</span>{item.overdue > 0 ? <span className="register-late"><LateMark size={16} /> {text('overdue', { count: item.overdue })}</span> : null}</span>
                          <Icon name="next" size={16} />
                        </Link>
                      </li>
                    )
                  })}
                </ul>
              </Sheet>
            )}
          </Answer>
        </Page>
      )}
    </WithWords>
  )
}
