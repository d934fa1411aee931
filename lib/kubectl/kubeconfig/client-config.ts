import { decodeBase64 } from '@/lib/cluster/apimachinery/base64'
import type { UserInfo } from '@/lib/cluster/apiserver/request'
import { tokenSubject } from '@/lib/cluster/auth/service-account-token'
import { fromPem, parseCertificate } from '@/lib/cluster/auth/x509'
import type { FlagValues } from '../cli/parse-flags'
import { KubectlError } from '../errors'
import { digString, isMap, type JsonMap, quote } from '../go-format'
import type { KubectlIo } from '../io'
import { type Kubeconfig, KubeconfigStore } from './kubeconfig'

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
    return digString(this.kubeconfig.clusters.get(cluster), 'server') || 'https://192.168.56.10:6443'
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

  /** Who asks: the process' own user unless impersonated or the kubeconfig says otherwise. */
  user(): UserInfo {
    const impersonated = this.flags.string('as')
    if (impersonated) {
      return {
        username: impersonated,
        groups: [...this.flags.list('as-group'), ...impliedGroups(impersonated)],
      }
    }
    const context = this.kubeconfig.contexts.get(this.contextName)
    const name = this.flags.string('user') || digString(context, 'user')
    if (this.flags.list('as-group').length > 0) {
      throw new KubectlError(`requesting uid, groups or user-extra for ${name} without impersonating a user`)
    }
    const body = this.kubeconfig.users.get(name)
    const username = isMap(body) ? digString(body, 'username') : ''
    const proven =
      this.certificateUser(body) ?? tokenUser(this.flags.string('token') || digString(body, 'token'))
    if (proven) return proven
    return username ? { username, groups: ['system:authenticated'] } : this.io.user
  }

  /** Whom a client certificate names: its common name, its organisations as groups. */
  private certificateUser(body: JsonMap | undefined): UserInfo | undefined {
    const data = digString(body, 'client-certificate-data')
    const file = digString(body, 'client-certificate')
    const pem = data ? decodeBase64(data) : file ? (this.io.readFile(file) ?? '') : ''
    const certificate = parseCertificate(fromPem(pem, 'CERTIFICATE') ?? [])
    if (!certificate) return undefined
    const values = (wanted: string) =>
      certificate.subject.flatMap(([type, value]) => (type === wanted ? [value] : []))
    return { username: values('CN').at(-1) ?? '', groups: [...values('O'), 'system:authenticated'] }
  }
}

/** Whom a service account's token stands for. */
function tokenUser(token: string): UserInfo | undefined {
  const username = tokenSubject(token)
  return username === undefined ? undefined : { username, groups: impliedGroups(username) }
}

/** The groups that authentication adds by itself. */
function impliedGroups(username: string): string[] {
  const account = /^system:serviceaccount:([^:]+):[^:]+$/.exec(username)
  const own = account ? ['system:serviceaccounts', `system:serviceaccounts:${account[1]}`] : []
  return [...own, username === 'system:anonymous' ? 'system:unauthenticated' : 'system:authenticated']
}
