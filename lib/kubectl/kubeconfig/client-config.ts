import type { ApiRequest, ApiTransport } from '@/lib/cluster/apiserver/request'
import type { FlagValues } from '../cli/parse-flags'
import { KubectlError } from '../errors'
import { digString, type JsonMap, quote } from '../go-format'
import type { KubectlIo } from '../io'
import {
  authInfo,
  authInfoErrors,
  clusterErrors,
  contentOf,
  credentialsOf,
  holdsCertificate,
  impersonationOf,
} from './client-identity'
import { KubeconfigStore, SERVER } from './kubeconfig'
import type { Kubeconfig } from './kubeconfig-object'
import { checkReach, isOwnProxy, UNCONFIGURED } from './server-address'

/** Whom requests come from, or what proves it. */
export type ClientIdentity = Pick<ApiRequest, 'user' | 'credentials' | 'impersonate' | 'command'>

/** Which cluster, namespace and user an invocation means (clientcmd.ClientConfig). */
export class ClientConfig {
  readonly store: KubeconfigStore
  #config: Kubeconfig | undefined

  constructor(
    private readonly io: KubectlIo,
    private readonly flags: FlagValues,
  ) {
    this.store = new KubeconfigStore(io, flags.string('kubeconfig'))
  }

  get kubeconfig(): Kubeconfig {
    this.#config ??= this.store.load({ mustExist: true })
    return this.#config
  }

  get contextName(): string {
    return this.flags.string('context') || this.kubeconfig.currentContext
  }

  /** The namespace commands work in, and whether a flag said so. */
  namespace(): { namespace: string; explicit: boolean } {
    const flag = this.flags.string('namespace')
    if (flag) return { namespace: flag, explicit: true }
    const context = this.kubeconfig.contexts.get(this.contextName)
    return { namespace: digString(context, 'namespace') || 'default', explicit: false }
  }

  server(): string {
    if (this.flags.string('server')) return this.flags.string('server')
    const context = this.kubeconfig.contexts.get(this.contextName)
    const cluster = this.flags.string('cluster') || digString(context, 'cluster')
    return (
      digString(this.kubeconfig.clusters.get(cluster), 'server') ||
      (this.io.authority ? UNCONFIGURED : SERVER)
    )
  }

  /** @throws KubectlError for a context, cluster or user that the kubeconfig does not have */
  validate(): void {
    const { contexts, clusters, users } = this.kubeconfig
    const wanted = this.flags.string('context')
    if (wanted && !contexts.has(wanted)) {
      throw new KubectlError(
        `Error in configuration: context was not found for specified context: ${wanted}`,
        true,
      )
    }
    const cluster = this.flags.string('cluster')
    if (cluster && !clusters.has(cluster))
      throw new KubectlError(`no server found for cluster ${quote(cluster)}`)
    const user = this.flags.string('user')
    if (user && !users.has(user)) throw new KubectlError(`auth info ${quote(user)} does not exist`)
  }

  /** The user's name in the kubeconfig, and the entry with the flags over it. */
  #authInfo(): { name: string; info: JsonMap } {
    const context = this.kubeconfig.contexts.get(this.contextName)
    const name = this.flags.string('user') || digString(context, 'user')
    return { name, info: authInfo(this.kubeconfig.users.get(name), this.flags) }
  }

  #clusterInfo(): { name: string; info: JsonMap } {
    const context = this.kubeconfig.contexts.get(this.contextName)
    const name = this.flags.string('cluster') || digString(context, 'cluster')
    const info: JsonMap = { ...this.kubeconfig.clusters.get(name) }
    const authority = this.flags.string('certificate-authority')
    if (authority) {
      info['certificate-authority'] = authority
      delete info['certificate-authority-data']
    }
    if (this.flags.changed('insecure-skip-tls-verify'))
      info['insecure-skip-tls-verify'] = this.flags.bool('insecure-skip-tls-verify')
    return { name, info }
  }

  /** The way to the server that the kubeconfig names, if it can be reached and is trusted. */
  transport(): ApiTransport {
    const { transport, authority } = this.io
    if (!authority || isOwnProxy(this.server(), this.io)) return transport
    return {
      request: (request) => {
        const other = this.io.serverAt?.(this.server())
        if (!other) checkReach(this.server())
        this.#checkServer(this.#clusterInfo().info, other ?? this.io)
        return (other?.transport ?? transport).request(request)
      },
    }
  }

  /** Who asks, as what proves it. @throws KubectlError when that cannot be read, or contradicts itself */
  identity(): ClientIdentity {
    const [user, cluster] = [this.#authInfo(), this.#clusterInfo()]
    throwInvalid([
      ...this.#contextErrors(user.name, cluster.name),
      ...authInfoErrors(user.name, user.info, this.io),
      ...clusterErrors(cluster.name, cluster.info, this.io),
    ])
    if (isOwnProxy(this.server(), this.io)) return { user: this.io.user }
    const impersonate = impersonationOf(user.info)
    // A process that has no certificates at all is whom its host says.
    const credentials =
      this.io.authority || Object.keys(this.#fromFile(user.name)).length > 0 || this.flags.string('token')
        ? credentialsOf(user.info, this.io)
        : undefined
    return {
      user: this.io.user,
      ...(credentials ? { credentials } : {}),
      ...(impersonate ? { impersonate } : {}),
    }
  }

  /** What the context in use names, and the kubeconfig does not have. */
  #contextErrors(user: string, cluster: string): string[] {
    const name = this.contextName
    const { contexts, users, clusters } = this.kubeconfig
    if (!contexts.has(name)) return []
    const missing = (word: string, entry: string, entries: Map<string, JsonMap>) =>
      entry === ''
        ? [`${word} was not specified for context ${quote(name)}`]
        : entries.has(entry)
          ? []
          : [`${word} ${quote(entry)} was not found for context ${quote(name)}`]
    return [
      ...missing('user', user, users),
      ...missing('cluster', cluster, clusters),
      ...(clusters.has(cluster) ? [] : ['cluster has no server defined']),
    ]
  }

  #fromFile(user: string): JsonMap {
    return this.kubeconfig.users.get(user) ?? {}
  }

  /** Whether the kubeconfig trusts the authority that the server's certificate comes from. */
  #checkServer(cluster: JsonMap, { authority, distrust }: Pick<KubectlIo, 'authority' | 'distrust'>): void {
    const given = contentOf(cluster, 'certificate-authority', this.io)
    if (cluster['insecure-skip-tls-verify'] === true) {
      if (given)
        throw new KubectlError('specifying a root certificates file with the insecure flag is not allowed')
      return
    }
    if (given && !/-----BEGIN CERTIFICATE-----/.test(given))
      throw new KubectlError('unable to load root certificates: unable to parse bytes as PEM block')
    const host = this.server().replace(/^https?:\/\/|[:/].*$/g, '')
    const isKnown = holdsCertificate(given, authority?.() ?? '')
    const why = distrust?.(given, host) ?? (isKnown ? '' : UNTRUSTED)
    if (why) throw new KubectlError(`Unable to connect to the server: ${why}`, true)
  }
}

const UNTRUSTED = 'tls: failed to verify certificate: x509: certificate signed by unknown authority'

/** One error stands alone; several are listed. */
function throwInvalid(errors: string[]): void {
  if (errors.length === 1) throw new KubectlError(errors[0] ?? '')
  if (errors.length > 1)
    throw new KubectlError(
      ['Error in configuration: ', ...errors.map((error) => `* ${error}`)].join('\n'),
      true,
    )
}
