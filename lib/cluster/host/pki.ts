/** Certificates and keys under /etc/kubernetes/pki. Mirrors: cmd/kubeadm/app/phases/certs/certlist.go. */
import { formatTime } from '@/lib/cluster/apimachinery/time'
import {
  certificateOf,
  clusterAuthority,
  issueCertificate,
  keyOfCertificate,
  makeAuthority,
} from '@/lib/cluster/auth/authority'
import { type DistinguishedName, fromPem, makePublicKey, publicKeyOf, toPem } from '@/lib/cluster/auth/x509'
import { type ControlPlaneHost, PKI } from '@/lib/cluster/host/static-manifests'
import { nextUint32 } from '@/lib/cluster/sim/rng'

const YEAR = 365 * 24 * 3_600_000

interface Leaf {
  path: string
  authority: 'ca' | 'front-proxy-ca' | 'etcd/ca'
  subject: DistinguishedName
  server?: boolean
  client?: boolean
  dns?: string[]
  ips?: string[]
}

const AUTHORITIES = { ca: 'kubernetes', 'front-proxy-ca': 'front-proxy-ca', 'etcd/ca': 'etcd-ca' } as const
const SERVICE = [
  'kubernetes',
  'kubernetes.default',
  'kubernetes.default.svc',
  'kubernetes.default.svc.cluster.local',
]

const isAddress = (text: string) => /^\d+(?:\.\d+){3}$/.test(text)

function leaves({ name, address, sans = [] }: ControlPlaneHost): Leaf[] {
  const etcd = { authority: 'etcd/ca', dns: [name, 'localhost'], ips: [address, '127.0.0.1'] } as const
  const both = { server: true, client: true }
  return [
    {
      path: 'apiserver',
      authority: 'ca',
      subject: [['CN', 'kube-apiserver']],
      server: true,
      dns:
        sans.length > 0
          ? [name, ...SERVICE, ...sans.filter((one) => !isAddress(one))].sort()
          : [name, ...SERVICE],
      ips: ['10.96.0.1', address, ...sans.filter(isAddress)],
    },
    {
      path: 'apiserver-kubelet-client',
      authority: 'ca',
      subject: [
        ['O', 'kubeadm:cluster-admins'],
        ['CN', 'kube-apiserver-kubelet-client'],
      ],
      client: true,
    },
    {
      path: 'front-proxy-client',
      authority: 'front-proxy-ca',
      subject: [['CN', 'front-proxy-client']],
      client: true,
    },
    {
      path: 'apiserver-etcd-client',
      authority: 'etcd/ca',
      subject: [['CN', 'kube-apiserver-etcd-client']],
      client: true,
    },
    {
      path: 'etcd/healthcheck-client',
      authority: 'etcd/ca',
      subject: [['CN', 'kube-etcd-healthcheck-client']],
      client: true,
    },
    {
      ...etcd,
      ...both,
      dns: [...etcd.dns],
      ips: [...etcd.ips],
      path: 'etcd/server',
      subject: [['CN', name]],
    },
    { ...etcd, ...both, dns: [...etcd.dns], ips: [...etcd.ips], path: 'etcd/peer', subject: [['CN', name]] },
  ]
}

/** The certificate of one of the three authorities, as PEM. @param since when kubeadm ran, in ms */
export const authorityPem = (name: keyof typeof AUTHORITIES, since: number): string =>
  name === 'ca' ? clusterAuthority(formatTime(since)) : makeAuthority(since, AUTHORITIES[name])

function leafPem(
  { authority, subject, server, client, dns = [], ips = [], path }: Leaf,
  since: number,
): string {
  const issuer = certificateOf(authorityPem(authority, since))
  if (!issuer) throw new TypeError('no certificate authority')
  const rng = { s: [...path].reduce((sum, char) => Math.imul(sum, 31) + char.charCodeAt(0), 17) >>> 0 }
  const random = () => nextUint32(rng) & 255
  const usages = [
    'digital signature',
    'key encipherment',
    ...(server ? ['server auth'] : []),
    ...(client ? ['client auth'] : []),
  ]
  const publicKey = makePublicKey(random)
  const serial = [0x31, ...Array.from({ length: 7 }, random)]
  const fields = { subject, publicKey, dns, ips, serial, usages, notBefore: since, notAfter: since + YEAR }
  return issueCertificate(fields, issuer)
}

/** Path → what makes its text; made when somebody looks. */
export function pkiFiles(host: ControlPlaneHost, since: number): Map<string, () => string> {
  const files = new Map<string, () => string>()
  const pair = (path: string, certificate: () => string) => {
    files.set(`${PKI}/${path}.crt`, certificate)
    files.set(`${PKI}/${path}.key`, () => keyOfCertificate(certificate()))
  }
  for (const name of ['ca', 'front-proxy-ca', 'etcd/ca'] as const) pair(name, () => authorityPem(name, since))
  for (const leaf of leaves(host)) pair(leaf.path, () => leafPem(leaf, since))
  const accounts = () => keyOfCertificate(makeAuthority(since, 'service-accounts'))
  files.set(`${PKI}/sa.key`, accounts)
  files.set(`${PKI}/sa.pub`, () =>
    toPem('PUBLIC KEY', publicKeyOf(fromPem(accounts(), 'PRIVATE KEY') ?? []) ?? []),
  )
  return files
}
