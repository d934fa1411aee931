import type { ApiRequest } from '@/lib/cluster/apiserver/request'
import { certificateOf, clientPair, issueCertificate } from '@/lib/cluster/auth/authority'
import type { AuthenticationExplanation } from '@/lib/cluster/auth/explain-authentication'
import type { Cluster } from '@/lib/cluster/cluster'
import { must } from '../properties/kubectl'
import type { Base, Line } from './situation'

/** Somebody shows who he is and is not believed. */
export interface IdentitySituation extends Base {
  /** What is sent, after whatever has to happen before. */
  sends(cluster: Cluster): Partial<ApiRequest>
  authentication: Partial<AuthenticationExplanation>
}

const API_SERVER = '/etc/kubernetes/manifests/kube-apiserver.yaml'
const HOUR = 3_600_000
const DAY = 24 * HOUR
const ROBOT: Line = 'create sa robot -n a'

const token = (cluster: Cluster, flags = '') =>
  must(cluster, `create token robot -n a${flags ? ` ${flags}` : ''}`).trim()

/** A certificate for ann by the cluster's authority, or by one of the same name. */
function certificate(
  cluster: Cluster,
  days: { from: number; to: number },
  usage: string,
  strange = false,
): string {
  const authority = certificateOf(cluster.authority())
  const own = certificateOf(clientPair(cluster.authority(), 'ann', []).certificate)
  if (!authority || !own) throw new Error('no authority')
  const fields = {
    ...own,
    subject: [
      ['O', 'dev'],
      ['CN', 'ann'],
    ] as [string, string][],
    notBefore: cluster.now() + days.from * DAY,
    notAfter: cluster.now() + days.to * DAY,
    usages: ['digital signature', usage],
  }
  return issueCertificate(fields, strange ? { ...authority, publicKey: own.publicKey } : authority)
}

const ANN = [
  ['O', 'dev'],
  ['CN', 'ann'],
] as [string, string][]
const KUBERNETES = [['CN', 'kubernetes']] as [string, string][]

export const unknown: IdentitySituation[] = [
  {
    title: 'The client certificate has expired',
    sends: (cluster) => ({
      credentials: { certificate: certificate(cluster, { from: -30, to: -1 }, 'client auth') },
    }),
    authentication: {
      cause: 'certificate time',
      why: 'x509: certificate has expired or is not yet valid: current time 2026-11-20T10:00:00Z is after 2026-11-19T10:00:00Z',
      now: '2026-11-20T10:00:00Z',
      certificate: {
        subject: ANN,
        issuer: KUBERNETES,
        notBefore: '2026-10-21T10:00:00Z',
        notAfter: '2026-11-19T10:00:00Z',
        trusted: KUBERNETES,
      },
    },
  },
  {
    title: 'The client certificate is not valid yet',
    sends: (cluster) => ({
      credentials: { certificate: certificate(cluster, { from: 1, to: 2 }, 'client auth') },
    }),
    authentication: {
      cause: 'certificate time',
      why: 'x509: certificate has expired or is not yet valid: current time 2026-11-20T10:00:00Z is before 2026-11-21T10:00:00Z',
    },
  },
  {
    title: 'Another authority of the same name signed the certificate',
    sends: (cluster) => ({
      credentials: { certificate: certificate(cluster, { from: -1, to: 1 }, 'client auth', true) },
    }),
    authentication: {
      cause: 'certificate authority',
      why: 'x509: certificate signed by unknown authority',
    },
  },
  {
    title: 'The certificate is one of a server',
    sends: (cluster) => ({
      credentials: { certificate: certificate(cluster, { from: -1, to: 1 }, 'server auth') },
    }),
    authentication: {
      cause: 'certificate usage',
      why: 'x509: certificate specifies an incompatible key usage',
    },
  },
  {
    title: 'Nothing is shown, and the API server is not to answer nobody',
    sends: (cluster) => {
      const files = cluster.hosts.files('control-plane')
      const manifest = files?.read(API_SERVER) ?? ''
      const flag = '    - --allow-privileged=true\n'
      const changed = manifest.replace(flag, `${flag}    - --anonymous-auth=false\n`)
      files?.write(API_SERVER, changed)
      cluster.advance(20_000)
      return { credentials: {} }
    },
    authentication: { cause: 'anonymous', why: 'Unable to authenticate the request' },
  },
  {
    title: 'The token is none',
    sends: () => ({ credentials: { token: 'let-me-in' } }),
    authentication: { cause: 'token unreadable', why: 'invalid bearer token' },
  },
  {
    title: 'The token has expired',
    given: [ROBOT],
    sends: (cluster) => {
      const shown = token(cluster, '--duration=10m')
      cluster.advance(HOUR)
      return { credentials: { token: shown } }
    },
    authentication: {
      cause: 'token expired',
      why: '[invalid bearer token, service account token has expired]',
      token: {
        namespace: 'a',
        serviceAccount: 'robot',
        audiences: ['https://kubernetes.default.svc.cluster.local'],
      },
    },
  },
  {
    title: 'The token is for another audience',
    given: [ROBOT],
    sends: (cluster) => ({ credentials: { token: token(cluster, '--audience=vault') } }),
    authentication: {
      cause: 'token audience',
      why: '[invalid bearer token, token audiences ["vault"] is invalid for the target audiences ["https://kubernetes.default.svc.cluster.local"]]',
      token: { namespace: 'a', serviceAccount: 'robot', audiences: ['vault'] },
    },
  },
  {
    title: 'The service account was deleted',
    given: [ROBOT],
    sends: (cluster) => {
      const shown = token(cluster)
      must(cluster, 'delete sa robot -n a')
      return { credentials: { token: shown } }
    },
    authentication: {
      cause: 'account gone',
      why: '[invalid bearer token, serviceaccounts "robot" not found]',
    },
  },
  {
    title: 'The service account was deleted and made again: it is another one',
    given: [ROBOT],
    sends: (cluster) => {
      const shown = token(cluster)
      must(cluster, 'delete sa robot -n a')
      must(cluster, 'create sa robot -n a')
      return { credentials: { token: shown } }
    },
    authentication: { cause: 'account replaced' },
  },
  {
    title: 'The pod that the token is bound to is gone',
    given: [
      ROBOT,
      [
        'create -f -',
        'apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: a}\nspec: {serviceAccountName: robot, containers: [{name: main, image: nginx}]}',
      ],
    ],
    sends: (cluster) => {
      const shown = token(cluster, '--bound-object-kind=Pod --bound-object-name=web')
      must(cluster, 'delete pod web -n a --force')
      return { credentials: { token: shown } }
    },
    authentication: {
      cause: 'bound object gone',
      why: '[invalid bearer token, service account token has been invalidated]',
      token: {
        namespace: 'a',
        serviceAccount: 'robot',
        audiences: ['https://kubernetes.default.svc.cluster.local'],
        boundTo: { resource: 'pods', name: 'web' },
      },
    },
  },
]
