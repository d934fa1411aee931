/** The API server of a cluster as kubeadm starts it. */
import { admissionPlugins } from '@/lib/cluster/admission/index'
import type { Dialler } from '@/lib/cluster/admission/webhook/dialler'
import { servedKinds } from '@/lib/cluster/apis/served-kinds'
import type { ApiServerOptions } from '@/lib/cluster/apiserver/server'
import { nodeAuthorizer, unionAuthorizer } from '@/lib/cluster/auth/node-authorizer'
import { rbacAuthorizer } from '@/lib/cluster/auth/rbac'
import { present } from '@/lib/cluster/heartbeat'
import { execAtNode, type KubeletCalls, kubeletReports, logAtNode } from '@/lib/cluster/kubelet-calls'
import type { RuntimeParts } from '@/lib/cluster/runtime-state'

/** Whom the API server reaches. */
interface Reached {
  /** Asked for at each call: it knows the time. */
  network(): Dialler
  kubelets: KubeletCalls
  forward: ApiServerOptions['forward']
}

export function kubeadmServer(parts: RuntimeParts, reached: Reached): ApiServerOptions {
  const { state, store, causes, gates } = parts
  const { network, kubelets, forward } = reached
  return {
    kinds: () => servedKinds((resource) => store.list(resource)),
    plugins: admissionPlugins,
    authorizer: unionAuthorizer(nodeAuthorizer(store), rbacAuthorizer(store)),
    version: state.version,
    state: {
      store,
      rng: state.rng,
      causes,
      now: () => state.now,
      network,
      trust: () => state.hosts.trust,
      accepted: {
        read: () => state.acceptedTokens ?? [],
        write: (tokens) => {
          state.acceptedTokens = tokens
        },
      },
    },
    gates,
    logs: (pod, container, options) => logAtNode(kubelets, pod, container, options),
    exec: (pod, request) => execAtNode(kubelets, pod, request),
    forward,
    present: (kind, object) => present(kind, object, state.now, (node) => kubeletReports(state, node)),
  }
}
