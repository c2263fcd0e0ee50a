/** What other slices of the server use of training. */
export { asksForCertificate, certificateGate, type Asked, type Rests } from './training.gate.ts'
