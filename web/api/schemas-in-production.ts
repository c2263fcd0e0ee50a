/**
 * Stands in for zod in the built application (see `vite.config.ts`), 35 kB lighter. The contracts are needed there for their paths alone: answers are parsed
 * in development and in tests, inputs by the server. Lists of choices stay real; any other parsing in production code is a mistake and says so.
 */
type Anything = (...given: unknown[]) => Anything

const refuse = () => {
  throw new Error('schemas do not parse in the built application')
}
const inert: Anything = new Proxy((() => inert) as Anything, {
  get: (_, name) => (name === 'parse' || name === 'safeParse' || name === 'parseAsync' || name === 'safeParseAsync' ? refuse : name === 'then' || typeof name === 'symbol' ? undefined : inert),
  apply: () => inert,
})

function choices(options: readonly string[]): object {
  const own: Readonly<Record<string, unknown>> = {
    options,
    parse: (value: unknown) => (options.includes(value as string) ? value : refuse()),
    safeParse: (value: unknown) => (options.includes(value as string) ? { success: true, data: value } : { success: false, error: { issues: [] } }),
  }
  return new Proxy(own, { get: (target, name) => (typeof name === 'string' && name in target ? target[name] : typeof name === 'symbol' ? undefined : inert) })
}

export const z = new Proxy({ enum: choices } as Readonly<Record<string, unknown>>, { get: (target, name) => (typeof name === 'string' && name in target ? target[name] : inert) })
export default z
