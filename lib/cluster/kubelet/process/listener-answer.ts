import type { Answer, Listener, Query } from '@/lib/cluster/kubelet/process/network'

type ConnectQuery = Extract<Query, { kind: 'connect' }>

/** What a server that speaks no HTTP says to who comes, and to what that one says. */
function saidBy({ greeting, reply }: Listener, data: string | undefined): string | undefined {
  const answer = data === undefined ? undefined : reply?.(data)
  return greeting === undefined && answer === undefined ? undefined : `${greeting ?? ''}${answer ?? ''}`
}

/** What a listener answers who comes from an address: one of several, when it passes on. */
export function listenerAnswers(
  listener: Listener,
  client: string,
  { request, data }: Pick<ConnectQuery, 'request' | 'data'>,
): Answer[] {
  const { serve, spread, tls, trusted, certificate, certificateFor, resets } = listener
  const said = saidBy(listener, data)
  const asked = request && (request.tls ? tls : true) ? { ...request, client } : undefined
  const shown = asked?.tls ? (certificateFor?.(asked.host.replace(/:\d+$/, '')) ?? certificate) : undefined
  const responses = (asked && (spread?.(asked) ?? (serve ? [serve(asked)] : undefined))) ?? [undefined]
  return responses.map((response) => ({
    kind: 'open',
    ...(tls ? { tls } : {}),
    ...(trusted ? { trusted } : {}),
    ...(shown === undefined ? {} : { certificate: shown }),
    ...(response ? { response } : {}),
    ...(said === undefined ? {} : { data: said }),
    ...(request && resets ? { reset: true as const } : {}),
  }))
}
