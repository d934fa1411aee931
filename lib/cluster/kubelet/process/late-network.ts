import type { Network, Query } from '@/lib/cluster/kubelet/process/network'

/** A network that is worked out when it is asked. */
export const lateNetwork = (own: () => Network & Required<Pick<Network, 'view' | 'beneath'>>): Network =>
  Object.assign((query: Query) => own()(query), {
    arrived: (query: Query, index: number) => own().arrived?.(query, index),
    one: (query: Query, pick: (count: number) => number) =>
      own().one?.(query, pick) ?? { kind: 'timeout' as const },
    view: (address: string) => own().view(address),
    beneath: () => own().beneath(),
  })
