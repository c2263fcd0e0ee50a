/** Loads the demonstration of invented people on first start. */
import type { OpenPlatform } from '../platform/open-platform.ts'

export async function loadDemonstration(_opened: OpenPlatform, _progress: (sentence: string) => void): Promise<void> {}
