/** What other slices of the server use of indicators: the list behind a figure. */
export { indicatorOf } from '@hoa-nhap/domain/indicators/indicators.definitions'
export { doorStatement, recordsStatement, type Door, type RecordRow } from './indicators.queries.ts'
