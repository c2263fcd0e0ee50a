/** Signing of papers. How a paper is signed at its issue stands in `docs/signing.md`. */
export { judgeCertificate, signerOfFile, summaryOf, type CertificateSummary, type PaperSigner } from './certificate.ts'
export type { Appearance } from './appearance.ts'
export { checkOffices, officeSigner, type OfficeSigner } from './offices.ts'
export { isPaperSigned, signaturesOf, type FoundSignature } from './inspect.ts'
export { embedSignature, prepareSignature, signatureWords, signPdf, type PreparedPaper, type SignaturePlace, type SignatureRequest } from './sign.ts'
