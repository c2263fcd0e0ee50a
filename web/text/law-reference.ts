/** How an article is written: short on the screen, whole when spoken or printed. The names of the instruments are the domain's. */
export { longCitation as wholeCitation, shortCitation } from '@hoa-nhap/domain/kernel/instruments'
