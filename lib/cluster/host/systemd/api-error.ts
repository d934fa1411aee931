/**
 * Why a kubelet and the API server do not come together, in the words of Go's HTTP client or of the server.
 * Mirrors: net, crypto/tls and client-go as kubelet 1.36 prints them; apiserver's x509 authenticator and NodeRestriction.
 * Differs: what the API server does at this moment is not looked at: this is about settings and certificates.
 */
import { certificateOf } from '@/lib/cluster/auth/authority'
import { certificateProblem } from '@/lib/cluster/auth/verify-certificate'
import { fromPem, isSignedBy } from '@/lib/cluster/auth/x509'
import {
  type KubeconfigFiles,
  type KubeletClient,
  kubeletClient,
} from '@/lib/cluster/host/systemd/kubelet-client'

/** The server as the kubelet's host sees it. */
export interface ApiServerSide {
  node: string
  now: number
  /** Where it listens. */
  address: string
  /** Other servers of the cluster, and what stands in front of them. */
  servers?: readonly string[]
  port: number
  /** Host → address. */
  addresses: Readonly<Record<string, string>>
  /** What the host makes of a name; undefined: nothing. */
  lookup(name: string): string | undefined
  /** PEM: its own certificate, and the authority whose clients it takes. Undefined: nobody knows. */
  certificate?: string | undefined
  authority?: string | undefined
}

/** @param authority PEM of one or more */
export const signedBy = (pem: string, authority: string): boolean => {
  const bytes = fromPem(pem, 'CERTIFICATE')
  const issuers = authority.match(/-----BEGIN CERT[^-]+-----[^-]+-----END[^-]+-----/g) ?? []
  const signs = (issuer: string) => isSignedBy(bytes ?? [], certificateOf(issuer)?.publicKey ?? [])
  return bytes !== undefined && issuers.some(signs)
}

function dialError(server: string, side: ApiServerSide): string | undefined {
  const [, host = '', port = '443'] = /^https?:\/\/([^:/]+)(?::(\d+))?/.exec(server) ?? []
  const given = /^\d+(\.\d+){3}$/.test(host) ? host : side.lookup(host)
  const address = given?.startsWith('127.') ? side.addresses[side.node] : given
  if (address === undefined) return `dial tcp: lookup ${host} on 192.168.56.1:53: no such host`
  const at = `dial tcp ${given}:${port}: connect:`
  const isServer = address === side.address || side.servers?.includes(address) === true
  if (!Object.values(side.addresses).includes(address) && !isServer) return `${at} no route to host`
  return isServer && Number(port) === side.port ? undefined : `${at} connection refused`
}

function trustError({ authority, server }: KubeletClient, side: ApiServerSide): string | undefined {
  const host = server.replace(/^https?:\/\/|[:/].*$/g, '')
  return side.certificate && serverProblem(side.certificate, authority, host, side.now)
}

/** What a client in Go says of a server's certificate; empty: it believes it. @param bundle PEM of whom it believes */
export function serverProblem(certificate: string, bundle: string, host: string, now: number): string {
  const problem = certificateProblem(certificate, bundle, host, now)
  return problem === undefined ? '' : `tls: failed to verify certificate: ${problem}`
}

/** Why the two do not come together before the server knows who asks. */
export const connectionError = (client: KubeletClient, side: ApiServerSide): string | undefined =>
  dialError(client.server, side) ?? (trustError(client, side) || undefined)

/** A name in the text of a file of hosts. */
export const addressIn = (hosts: string, name: string): string | undefined =>
  hosts
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim().split(/\s+/))
    .find(([, ...names]) => names.includes(name))?.[0]

const AUTHENTICATION = '/api/v1/namespaces/kube-system/configmaps/extension-apiserver-authentication'

/**
 * Why a program of the control plane does not get at the API with its kubeconfig, and ends.
 * @returns undefined: it does, or the file is none that tells
 */
export function componentError(
  files: KubeconfigFiles,
  path: string,
  side: ApiServerSide,
): string | undefined {
  const before = 'unable to load configmap based request-header-client-ca-file: '
  const client = kubeletClient(files, path, side.now)
  if ('invalid' in client) return client.expired === undefined ? undefined : `${before}Unauthorized`
  const error = connectionError(client, side)
  if (error !== undefined) return `${before}Get "${client.server}${AUTHENTICATION}": ${error}`
  const isKnown = side.authority === undefined || signedBy(client.certificate, side.authority)
  return isKnown ? undefined : `${before}Unauthorized`
}

/** @returns undefined: they agree */
export function apiError(client: KubeletClient, side: ApiServerSide): string | undefined {
  const error = connectionError(client, side)
  if (error !== undefined) return `Post "${client.server}/api/v1/nodes": ${error}`
  if (side.authority !== undefined && !signedBy(client.certificate, side.authority)) return 'Unauthorized'
  const name = certificateOf(client.certificate)?.subject.find(([attribute]) => attribute === 'CN')?.[1] ?? ''
  if (name === `system:node:${side.node}`) return undefined
  return name.startsWith('system:node:')
    ? `nodes "${side.node}" is forbidden: node "${name.slice('system:node:'.length)}" is not allowed to modify node "${side.node}"`
    : `nodes is forbidden: User "${name}" cannot create resource "nodes" in API group "" at the cluster scope`
}
