/** What wget of either kind does between a URL and its answer. */
import type { HttpRequest, HttpResponse } from '@/lib/userland/kernel/network'
import type { Io } from '@/lib/userland/tools/io'
import { connectTo, type Late, type Phased } from '@/lib/userland/tools/network/phases'
import { type LookUp, lookOn, newLookUp } from '@/lib/userland/tools/network/resolver'
import type { Url } from '@/lib/userland/tools/network/url'

export interface Fetching extends Phased {
  url: Url
  lookUp?: LookUp
  address?: string
  answer?: Late
  response?: HttpResponse
  hops: number
}

/** Finds the address: undefined as long as that takes, '' when there is none. */
export function findAddress(state: Fetching, io: Io, family?: 4 | 6): string | undefined {
  state.lookUp ??= newLookUp(io, state.url.host, family)
  if (!lookOn(state.lookUp, state, io)) return undefined
  state.address = state.lookUp.found?.[0] ?? ''
  return state.address
}

/** Sends a request; the answer is there when the state has rested. */
export function send(state: Fetching, io: Io, request: HttpRequest, limit: number | undefined): void {
  const { address = '', url } = state
  state.answer = connectTo(state, io, { address, port: url.port, protocol: 'TCP', request }, limit)
  state.lookUp = undefined
}
