/** What its configuration changes in the API server. */

import { optionalPlugins } from '@/lib/cluster/admission/optional-plugins'
import type { AuditSink } from '@/lib/cluster/apiserver/audit'
import type { ApiServerOptions } from '@/lib/cluster/apiserver/server'
import type { Authorizer } from '@/lib/cluster/auth/authorizer'
import type { ApiServerConfig } from '@/lib/cluster/host/api-server-config'

const FIXED: Record<string, Authorizer> = {
  AlwaysAllow: () => ({ allowed: true }),
  AlwaysDeny: () => ({ allowed: false, reason: 'Everything is forbidden.' }),
}

/**
 * The first mode that allows decides. Differs: ABAC and Webhook allow nothing; Node is part of RBAC here.
 * AlwaysDeny comes to a decision, so that what stands behind it is not asked.
 */
function authorizerFor(modes: readonly string[], rbac: Authorizer): Authorizer {
  const used = modes.filter((mode) => mode in FIXED || mode === 'RBAC')
  if (used.length === 1 && used[0] === 'RBAC') return rbac
  return (attributes) => {
    if (attributes.user.groups.includes('system:masters')) return rbac(attributes)
    let last: ReturnType<Authorizer> = { allowed: false }
    for (const mode of used) {
      last = (FIXED[mode] ?? rbac)(attributes)
      if (last.allowed || mode === 'AlwaysDeny') return last
    }
    return last
  }
}

/** A configuration, and whose: a server of another release than the cluster was made with. */
export interface RunningConfig extends ApiServerConfig {
  version?: string
}

export function configuredOptions(
  options: ApiServerOptions,
  config: RunningConfig,
  sink: AuditSink | undefined,
): ApiServerOptions {
  const { enabled, disabled, authorizationModes } = config
  const optional = optionalPlugins.filter(({ name }) => enabled.includes(name))
  return {
    ...options,
    plugins: [...optional, ...options.plugins.filter(({ name }) => !disabled.includes(name))],
    authorizer: authorizerFor(authorizationModes, options.authorizer),
    ...(config.anonymous ? {} : { anonymous: false }),
    ...(sink ? { audit: sink } : {}),
    ...(config.version ? { version: config.version } : {}),
  }
}
