/** TanStack Query over declared operations. */
import { QueryClient, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { call, NoLineError, ProblemError, type AnswerOf, type AnyOperation, type CallOptions, type RequestOf } from './client.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal is an answer; only a lost line is tried again.
      retry: (count, error) => error instanceof NoLineError && count < 1,
      retryDelay: 600,
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

export type AnswerQuery<T> = UseQueryResult<T, Error>
type AskOptions = { readonly enabled?: boolean; readonly refetchInterval?: number; readonly keepPrevious?: boolean } & Pick<CallOptions, 'purpose'>

function asking<Op extends AnyOperation>(operation: Op, request: RequestOf<Op>, options: AskOptions) {
  return {
    queryKey: [operation.id, request, options.purpose ?? null],
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<AnswerOf<Op>> => call(operation, request, { signal, ...(options.purpose ? { purpose: options.purpose } : {}) }),
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(options.refetchInterval ? { refetchInterval: options.refetchInterval } : {}),
    ...(options.keepPrevious ? { placeholderData: (previous: unknown) => previous as never } : {}),
  }
}

/** Reads an operation: `useAsk(getPerson, { params: { id } })`. */
export function useAsk<Op extends AnyOperation>(operation: Op, request: RequestOf<Op>, options: AskOptions = {}): AnswerQuery<AnswerOf<Op>> {
  return useQuery<AnswerOf<Op>, Error>(asking(operation, request, options))
}

type ItemsOf<Op extends AnyOperation> = AnswerOf<Op> extends { items: infer Items } ? Items : never

/** Reads the items of a list: of a reference list all of them, where no limit is given. */
export function useItems<Op extends AnyOperation>(operation: Op, request: RequestOf<Op>, options: AskOptions = {}): AnswerQuery<ItemsOf<Op>> {
  return useQuery<AnswerOf<Op>, Error, ItemsOf<Op>>({ ...asking(operation, request, options), select: itemsOf })
}
const itemsOf = (answer: unknown) => (answer as { items: never }).items

/** Sends an operation and lets the named answers be read again. */
export function useSend<Op extends AnyOperation>(operation: Op, stale: readonly string[] = []) {
  const client = useQueryClient()
  return useMutation<AnswerOf<Op>, Error, RequestOf<Op> & CallOptions>({
    mutationFn: ({ idempotencyKey, purpose, signal, ...request }) =>
      call(operation, request as unknown as RequestOf<Op>, { ...(idempotencyKey ? { idempotencyKey } : {}), ...(purpose ? { purpose } : {}), ...(signal ? { signal } : {}) }),
    onSuccess: () => Promise.all(stale.map((id) => client.invalidateQueries({ queryKey: [id] }))),
  })
}

export const isNotFound = (error: unknown): boolean => error instanceof ProblemError && (error.problem.status === 404 || error.problem.status === 403)
export const isNoLine = (error: unknown): boolean => error instanceof NoLineError
