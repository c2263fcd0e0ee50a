/** The catalogue as a page for a lawyer and for an office: `docs/documents/forms.md` is made by it and held equal by a test. Pure. */
import { shortCitation } from '../../kernel/instruments.ts'
import type { Confidence } from '../../kernel/citation.ts'
import type { FormDefinition } from '../documents.model.ts'
import { actsOfForm, forms } from './index.ts'
import { specimenFacts } from './specimen.ts'

const groups: readonly { readonly prefix: string; readonly title: string; readonly note: string }[] = [
  { prefix: 'r2026.III.', title: 'Decree 163/2026, Appendix III: management of users', note: 'In force from 2026-07-01.' },
  { prefix: 'r2026.I.', title: 'Decree 163/2026, Appendix I: electronic monitoring', note: 'In force from 2026-07-01.' },
  { prefix: 'r2026.V.', title: 'Decree 163/2026, Appendix V: rehabilitation and after', note: 'In force from 2026-07-01.' },
  { prefix: 'r2021.D116.', title: 'Decree 116/2021, Appendix II', note: '2022-01-01 to 2026-06-30. From 2025-03-01 other bodies stand in the head of the same forms; the texts of that time were not read.' },
  { prefix: 'r2021.D105.', title: 'Decree 105/2021', note: '2022-01-01 to 2026-06-30. Titles and items were read.' },
  { prefix: 'r2021.D109.', title: 'Decree 109/2021', note: '2022-01-01 to 2026-06-30.' },
  { prefix: 'r2021.D90.', title: 'Decree 90/2016', note: 'Named by rows of every regime; Decree 141/2024 took its place on 2024-12-15 and its forms were not read.' },
  { prefix: 'r2026.none.', title: 'Papers the decree of 2026 orders without a form', note: 'From 2026-07-01; the paper that lets somebody go stands under every law.' },
  { prefix: 'local.', title: 'Papers of the office', note: 'No forms of a decree.' },
]

const confidence: Readonly<Record<Confidence, string>> = { verified: 'read', 'one-copy': 'one copy', unverified: 'description' }
const cell = (text: string): string => text.replaceAll('|', '/')
/** Doubts that every form of a group has are told above the tables, once. */
const common = /^(Bố cục|Các mục đã đọc|Tên giấy là mô tả|Nghị định 163\/2026|Nơi nhận gồm|Giấy của cơ quan, không phải)/u

function row(form: FormDefinition): string {
  const acts = actsOfForm(form.id)
  const byKind = [...new Set(acts.map(({ kind }) => kind))].map((kind) => `${kind}: ${acts.filter((each) => each.kind === kind).map(({ act }) => act).join(', ')}`)
  const letters = form.numberLetters === null ? '–' : form.numberLetters === '' ? 'letters of the office' : form.numberLetters
  const asked = form.blanks.filter((blank) => blank.required).map((blank) => blank.labelEn ?? blank.label)
  const own = (form.compose(specimenFacts(form)).doubts ?? []).filter((doubt) => !common.test(doubt))
  return `| ${form.mark} | ${cell(form.title)} (${cell(form.titleEn ?? '')}) | ${confidence[form.titleConfidence]} | ${shortCitation(form.citation)} | ${form.maker.join(', ')} | ${letters} | ${form.recipients.join(', ') || '–'} | ${byKind.join('; ') || '–'} | ${cell(asked.join('; ')) || '–'} | ${cell(own.join(' ')) || ''} |`
}

export function renderCatalogue(): string {
  const placed = new Set<string>()
  const parts = groups.map(({ prefix, title, note }) => {
    const of = forms.filter((form) => form.id.startsWith(prefix) && !placed.has(form.id))
    for (const form of of) placed.add(form.id)
    return [`## ${title}`, '', note, '', '| form | title | title was | article | made by | number | receives it | acts | must be filled | doubts of its own |', '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |', ...of.toSorted((a, b) => (a.mark < b.mark ? -1 : 1)).map(row), ''].join('\n')
  })
  return `# Forms

Made from \`domain/documents/forms\` by \`npx tsx server/documents/generate-forms-page.ts\`; do not edit. ${forms.length} papers.

- **Title was**: *read*: the printed title was read; *description*: our own words for what the paper does. The arrangement on the page is ours for every form, and a draft says so.
- **Receives it**: the closed list; a representative only of a minor or of who has a guardian; where one paper serves several articles, each case goes to those of its own article. Where no article lists the recipients by name, the draft says so.
- **Must be filled**: without it the paper is not issued. Everything else that is not known prints as dots for the pen.
- Articles and amounts (02 working days, 24 hours) come from the law rows of the day; a day without such a row prints dots.
- A paper of a court, of a facility or of another office that was only written down here is named by its own number and day; its issuer is typed, never guessed.
- Lines of health (intake, hand-over, assessment, treatment) are for the pen of the health worker: nothing is typed into them and nothing is kept. No form prints HIV, what a treatment consists of, or what was told in confidence; that somebody takes part in substitution treatment stands only on the papers the law makes of it (Mẫu 35 PL V, those of Decree 90/2016). The completion papers, the certificates and the papers after rehabilitation say nothing of health.
- Lists and registers of people (Mẫu 10 PL III, 21 PL V, M23, M44, M52) take no number and are never typed as a paper of an office: their rows come from the lists of the system, with a stated purpose and the ledger.
- What the act records is printed from the record; a blank that contradicts it is refused. What an act wrote down under another law keeps the form of its own day.

## Slips of the official text that are kept

| where | what |
| --- | --- |
| Mẫu 08 PL III | still offers the ground “giáo dục tại xã, phường, thị trấn”, which Law 120/2025 dropped; printed, never ticked by an act from 2026-07-01 |
| Mẫu 04 PL III | names the program “phần mềm Quản lý đối tượng”; the name is printed as it is |
| Mẫu 09 PL III | has a slip in a date; days come from the record |
| Mẫu 50, 51 PL V | Article 123(2) says “tự nguyện” where compulsory rehabilitation is meant; the papers name what was served |
| several of Decree 163/2026 | still print “thị trấn”; addresses are printed as they were written down |
| Article 136(1)a | unreported absence “không được trừ vào” the term, where the law of 2021 said “không được tính vào”; no form prints either |

${parts.join('\n')}`
}
