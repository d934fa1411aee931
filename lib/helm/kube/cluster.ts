/** The cluster as helm reaches it: the kubeconfig's server, user and namespace. */

import { ConnectionRefused } from '@/lib/cluster/apiserver/request'
import { HelmError } from '@/lib/helm/errors'
import type { HelmIo } from '@/lib/helm/io'
import { GLOBAL_FLAGS } from '@/lib/kubectl/cli/global-flags'
import { FlagValues } from '@/lib/kubectl/cli/parse-flags'
import { DiscoveryCache } from '@/lib/kubectl/client/discovery-cache'
import { RestClient } from '@/lib/kubectl/client/rest-client'
import { RestMapper } from '@/lib/kubectl/client/rest-mapper'
import { ApiStatusError, KubectlError } from '@/lib/kubectl/errors'
import { digString } from '@/lib/kubectl/go-format'
import { ClientConfig } from '@/lib/kubectl/kubeconfig/client-config'

/** helm's own flags, and what kubectl calls them. */
const NAMES: readonly (readonly [helm: string, kubectl: string])[] = [
  ['kubeconfig', 'kubeconfig'],
  ['kube-context', 'context'],
  ['kube-apiserver', 'server'],
  ['kube-token', 'token'],
  ['kube-as-user', 'as'],
  ['kube-as-group', 'as-group'],
  ['kube-ca-file', 'certificate-authority'],
  ['kube-insecure-skip-tls-verify', 'insecure-skip-tls-verify'],
  ['namespace', 'namespace'],
]

/** What helm's environment sets where no flag does. */
const VARIABLES: Record<string, string> = {
  namespace: 'HELM_NAMESPACE',
  'kube-context': 'HELM_KUBECONTEXT',
  'kube-apiserver': 'HELM_KUBEAPISERVER',
  'kube-token': 'HELM_KUBETOKEN',
}

function kubectlFlags(io: HelmIo, flags: FlagValues): FlagValues {
  const out = new FlagValues(GLOBAL_FLAGS)
  for (const [own, theirs] of NAMES) {
    const spec = GLOBAL_FLAGS.find(({ name }) => name === theirs)
    const variable = io.env[VARIABLES[own] ?? '']
    if (!spec) continue
    if (flags.changed(own)) {
      if (spec.type === 'stringArray') out.set(spec, flags.list(own))
      else out.set(spec, spec.type === 'bool' ? flags.bool(own) : flags.string(own))
    } else if (variable) out.set(spec, variable)
  }
  return out
}

/** Everything that asks the cluster throws HelmError where it cannot be reached. */
export class KubeCluster {
  readonly client: RestClient
  readonly namespace: string
  private readonly server: string
  private discovered: RestMapper | undefined

  constructor(
    private readonly io: HelmIo,
    flags: FlagValues,
    command: string,
  ) {
    try {
      const config = new ClientConfig(io, kubectlFlags(io, flags))
      config.validate()
      this.namespace = config.namespace().namespace
      this.server = config.server()
      const identity = { ...config.identity(), command: `helm ${command}` }
      this.client = new RestClient(config.transport(), identity, (text) =>
        io.stderr(`level=WARN msg=${JSON.stringify(text.replace(/^Warning: /, '').trimEnd())}\n`),
      )
    } catch (error) {
      if (!(error instanceof KubectlError)) throw error
      throw new HelmError(`kubernetes cluster unreachable: ${error.message}`)
    }
  }

  get mapper(): RestMapper {
    this.discovered ??= new RestMapper(this.client, new DiscoveryCache(this.io, () => this.server))
    return this.discovered
  }

  /** What is served may have changed: definitions were made. */
  forget(): void {
    this.discovered = undefined
  }

  /** The server's version. @throws HelmError `kubernetes cluster unreachable: …` */
  version(): string {
    try {
      return digString(this.client.request('GET', '/version'), 'gitVersion')
    } catch (error) {
      if (error instanceof ConnectionRefused)
        throw new HelmError(
          `kubernetes cluster unreachable: Get "${this.server}/version": dial tcp ${error.address}: connect: connection refused`,
        )
      if (error instanceof ApiStatusError || error instanceof KubectlError)
        throw new HelmError(`kubernetes cluster unreachable: ${error.message}`)
      throw error
    }
  }
}
