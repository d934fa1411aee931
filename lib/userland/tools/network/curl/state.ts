import type { HttpResponse } from '@/lib/userland/kernel/network'
import type { CurlOptions } from '@/lib/userland/tools/network/curl/options'
import type { Body } from '@/lib/userland/tools/network/curl/request'
import type { Late, Phased } from '@/lib/userland/tools/network/phases'
import type { LookUp } from '@/lib/userland/tools/network/resolver'
import type { Url } from '@/lib/userland/tools/network/url'
import { ToolExit } from '@/lib/userland/tools/options'

/** What came of one URL. */
export interface Outcome {
  code: number
  /** What curl says of it, without its name. */
  words?: string
}

/** One transfer, redirections and all. */
export interface Transfer {
  /** As it was given. */
  text: string
  url: Url
  /** Where it was first sent. */
  first: Url
  hops: number
  tries: number
  /** ms */
  began: number
  resolved: number
  connected: number
  lookUp: LookUp | undefined
  address?: string
  answer?: Late
  response?: HttpResponse
  certificate?: string
  method?: string
  outcome?: Outcome
  meter: boolean
}

export interface CurlState extends Phased {
  options: CurlOptions
  /** Where it stands in the URLs. */
  at: number
  /** Standard input, when a part of the request is read from it. */
  stdin: string
  reads: boolean
  body?: Body
  cookies: Record<string, string>
  authority?: string
  certificate?: string
  transfer?: Transfer
  code: number
}

/** A switch is on, by its letter or name. */
export const on = ({ options }: CurlState, name: string) => options.on.includes(name)

/** The transfer that is under way. */
export function current(state: CurlState): Transfer {
  if (!state.transfer) throw new ToolExit(2)
  return state.transfer
}
