/** The Vietnamese words of everyday work in one piece: it is loaded once, before anything is drawn, and the other language is not. */
import { measuresVi } from '@hoa-nhap/domain/measures/measures.vi'
import { vi as access } from '../access/access.vi.ts'
import { vi as app } from '../app/app.vi.ts'
import { vi as inbox } from '../measures/inbox.vi.ts'
import { vi as measures } from '../measures/measures.vi.ts'
import { vi as people } from '../people/people.vi.ts'
import { vi as ui } from '../ui/ui.vi.ts'

export const everyday = { access, app, inbox, measures, people, ui, procedures: measuresVi }
