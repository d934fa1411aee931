/** What an add-on that answers webhooks consists of, but for its webhooks. */

import type { IPolicyRule } from 'kubernetes-models/rbac.authorization.k8s.io/v1/PolicyRule'
import type { IContainer } from 'kubernetes-models/v1/Container'
import { encodeBase64 } from '@/lib/cluster/apimachinery/base64'
import {
  certificateOf,
  issueCertificate,
  keyOfCertificate,
  makeAuthority,
} from '@/lib/cluster/auth/authority'
import { makePublicKey } from '@/lib/cluster/auth/x509'
import { nextUint32 } from '@/lib/cluster/sim/rng'

const YEAR = 365 * 24 * 3_600_000

/** An object, and where it is created. */
export interface AddonObject {
  path: string
  body: object
}

export interface WebhookServer {
  namespace: string
  /** Of the Deployment and its account. */
  name: string
  service: string
  /** The name of the authority that its certificate is by. */
  authority: string
  ports: { name: string; port: number; targetPort: number }[]
  secret: string
  certificateDirectory: string
  rules: IPolicyRule[]
  container: IContainer
}

/** The certificate of a Service's server, and of who signed it, in PEM. */
function servingPair({ service, namespace, authority }: WebhookServer, now: number) {
  const signer = makeAuthority(now, authority)
  const issuer = certificateOf(signer)
  if (!issuer) throw new TypeError('an authority without a certificate')
  const rng = { s: service.length * 31 + namespace.length }
  const random = () => nextUint32(rng) & 255
  const host = `${service}.${namespace}`
  const certificate = issueCertificate(
    {
      subject: [['CN', `${host}.svc`]],
      publicKey: makePublicKey(random),
      dns: [service, host, `${host}.svc`],
      ips: [],
      serial: [0x51, ...Array.from({ length: 7 }, random)],
      notBefore: now,
      notAfter: now + YEAR,
      usages: ['digital signature', 'key encipherment', 'server auth'],
    },
    issuer,
  )
  return { authority: signer, certificate, key: keyOfCertificate(certificate) }
}

const meta = (name: string, namespace?: string) => ({ name, ...(namespace ? { namespace } : {}) })

function access({ name, namespace, rules }: WebhookServer): AddonObject[] {
  const rbac = 'rbac.authorization.k8s.io'
  const apiVersion = `${rbac}/v1`
  const role = { apiGroup: rbac, kind: 'ClusterRole', name: `${namespace}:${name}` }
  const subjects = [{ kind: 'ServiceAccount', name, namespace }]
  const body = (kind: string, rest: object) => ({ apiVersion, kind, metadata: meta(role.name), ...rest })
  return [
    { path: `/api/v1/namespaces/${namespace}/serviceaccounts`, body: { metadata: meta(name) } },
    { path: `/apis/${apiVersion}/clusterroles`, body: body('ClusterRole', { rules }) },
    {
      path: `/apis/${apiVersion}/clusterrolebindings`,
      body: body('ClusterRoleBinding', { roleRef: role, subjects }),
    },
  ]
}

function workload({ name, namespace, secret, certificateDirectory, container }: WebhookServer): object {
  const labels = { app: name }
  const volumeMounts = [{ name: 'certificates', mountPath: certificateDirectory, readOnly: true }]
  const spec = {
    serviceAccountName: name,
    containers: [{ ...container, volumeMounts }],
    volumes: [{ name: 'certificates', secret: { secretName: secret } }],
  }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { ...meta(name, namespace), labels },
    spec: { replicas: 1, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
  }
}

/** Everything of it in the order in which it can be created, and its authority for the webhooks' caBundle. */
export function webhookServer(
  server: WebhookServer,
  now: number,
): { objects: AddonObject[]; caBundle: string } {
  const { namespace, name, service, secret, ports } = server
  const { authority, certificate, key } = servingPair(server, now)
  const core = `/api/v1/namespaces/${namespace}`
  const data = { 'tls.crt': encodeBase64(certificate), 'tls.key': encodeBase64(key) }
  const objects = [
    { path: '/api/v1/namespaces', body: { metadata: meta(namespace) } },
    ...access(server),
    { path: `${core}/secrets`, body: { metadata: meta(secret), type: 'kubernetes.io/tls', data } },
    { path: `/apis/apps/v1/namespaces/${namespace}/deployments`, body: workload(server) },
    { path: `${core}/services`, body: { metadata: meta(service), spec: { selector: { app: name }, ports } } },
  ]
  return { objects, caBundle: encodeBase64(authority) }
}
