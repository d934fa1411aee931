/** What the API server would decide of a request, and why; asked of a fork, for a request may change things. */
import { type AdmissionStep, watchedPlugins } from '@/lib/cluster/admission/explain-admission'
import { AccessRefused, attributesOf } from '@/lib/cluster/apiserver/authorize'
import type { RefusedRequest } from '@/lib/cluster/apiserver/gate-log'
import { identify } from '@/lib/cluster/apiserver/identify'
import type { ApiRequest, ApiResponse } from '@/lib/cluster/apiserver/request'
import { ApiServer, type ApiServerOptions, targetOf } from '@/lib/cluster/apiserver/server'
import type { AuthorizationAttributes } from '@/lib/cluster/auth/authorizer'

export interface AdmissionExplanation {
  answer: ApiResponse
  /** What the plugins did, in their order; those that did nothing are left out. */
  steps: AdmissionStep[]
  /** Set when a gate stopped the request: the authorizer, or the plugin of the last step. */
  refused?: RefusedRequest
}

/** What the authorizer is asked last of a request, or that on which it says no before. */
export function askedOf(options: ApiServerOptions, request: ApiRequest): AuthorizationAttributes {
  const target = () => targetOf(request)
  try {
    return attributesOf(identify(request, target, options), target())
  } catch (error) {
    if (error instanceof AccessRefused) return error.access.attributes
    throw error
  }
}

/** Runs a request, watching what each admission plugin does. The audit log hears nothing of it. */
export function runWatched(options: ApiServerOptions, request: ApiRequest): AdmissionExplanation {
  const { audit: _, ...unrecorded } = options
  const { gates } = options
  const steps: AdmissionStep[] = []
  const plugins = watchedPlugins(options.plugins, steps)
  const { seq } = gates
  const answer = new ApiServer({ ...unrecorded, plugins }).request(request)
  const refused = gates.refused.at(-1)
  return { answer, steps, ...(refused && refused.seq > seq ? { refused } : {}) }
}
