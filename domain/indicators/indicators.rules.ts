/** What other slices use of the indicators. */
export { factsOf, mayChangeFacts, sameFacts, type CountedCompletion } from './facts.ts'
export { indicatorOf, indicators, supportWindowDays } from './indicators.definitions.ts'
export { bucketSpans, monthsOf } from './period.ts'
export { placesOf, type Place, type Places, type SuccessionFact, type UnitFact } from './places.ts'
export { cellsFor, gated, opensOf, ratioOf, type Opens } from './small-cells.ts'
export { reasonOf, reasonSentence } from './reasons.ts'
