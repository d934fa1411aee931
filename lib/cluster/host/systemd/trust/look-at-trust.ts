/**
 * Whom the parts of a control plane believe, by the files on its host.
 * Mirrors: kube-apiserver reads the authorities of its clients and its own certificate anew when their files change,
 * keys of tokens only when it starts; so does kube-controller-manager with its root and its key.
 * Differs: who is turned away is cut off at once, whatever connections there are; a process that shows tokens is cut off
 * by the key that signs them now.
 */
import { KUBEADM_KEY } from '@/lib/cluster/auth/service-account-token'
import type { CutOff, Trust } from '@/lib/cluster/auth/trust'
import { flagsOnHost } from '@/lib/cluster/host/flags-on-host'
import { type ControlPlaneName, PKI } from '@/lib/cluster/host/static-manifests'
import {
  type ApiServerSide,
  addressIn,
  connectionError,
  signedBy,
} from '@/lib/cluster/host/systemd/api-error'
import { type KubeconfigFiles, kubeletClient } from '@/lib/cluster/host/systemd/kubelet-client'
import { keyNames } from '@/lib/cluster/host/systemd/trust/token-keys'

export interface TrustRoom {
  now: number
  /** The control plane's host, its address, and those of all hosts. */
  node: string
  address: string
  addresses: Readonly<Record<string, string>>
  /** What stands in front of its API server. */
  servers: readonly string[]
  files(node: string): KubeconfigFiles
  /** As they were when nobody had touched them, on the control plane's host. */
  original: KubeconfigFiles
  /** What was found before. */
  before: Trust | undefined
  /** All processes of the cluster. */
  processes: readonly string[]
  /** Where the kubelet of a node has its kubeconfig. */
  kubeconfigOf(node: string): string
}

const PORT = 6443
/** Processes that show a certificate of their own, or none. */
const SHOWS_CERTIFICATE = /^(kubelet\/.*|kube-apiserver|kube-scheduler)$/

const reader = (files: KubeconfigFiles) => (path: string) =>
  path !== '' && files.stat(path)?.type === 'file' ? files.read(path) : undefined

/** A flag's file on the host; where it is not given, that of kubeadm. */
type FileOf = (of: ControlPlaneName, flag: string, kubeadm: string) => string

function fileReader(read: (path: string) => string | undefined): FileOf {
  const flags = new Map<string, ReadonlyMap<string, string>>()
  return (of, flag, kubeadm) => {
    const own = flags.get(of) ?? flagsOnHost(of, read)
    flags.set(of, own)
    return read(own.get(flag) ?? `${PKI}/${kubeadm}`) ?? ''
  }
}

/** All but who is cut off. */
function believed(room: TrustRoom, started: string | undefined, file: FileOf, original: FileOf) {
  const { before } = room
  const server = 'kube-apiserver'
  const manager = 'kube-controller-manager'
  const own = original(server, 'service-account-key-file', 'sa.pub')
  const names = (flag: string, kubeadm: string, of: ControlPlaneName = server) =>
    keyNames(file(of, flag, kubeadm), own)
  const [tokenKeys, signingKey] =
    started === server || !before
      ? [
          names('service-account-key-file', 'sa.pub'),
          names('service-account-signing-key-file', 'sa.key')[0] ?? KUBEADM_KEY,
        ]
      : [before.tokenKeys, before.signingKey]
  const [root, accountKey] =
    started === manager || !before
      ? [
          file(manager, 'root-ca-file', 'ca.crt'),
          names('service-account-private-key-file', 'sa.key', manager)[0] ?? KUBEADM_KEY,
        ]
      : [before.root, before.accountKey]
  const proxy = file(server, 'proxy-client-cert-file', 'front-proxy-client.crt')
  const isBelieved = signedBy(proxy, file(server, 'requestheader-client-ca-file', 'front-proxy-ca.crt'))
  return {
    clients: file(server, 'client-ca-file', 'ca.crt'),
    serving: file(server, 'tls-cert-file', 'apiserver.crt'),
    ...{ tokenKeys, signingKey, root, accountKey },
    signer: file(manager, 'cluster-signing-cert-file', 'ca.crt'),
    ...(isBelieved ? {} : { proxyDistrusted: true as const }),
  }
}

/** Why who shows a kubeconfig and the API server do not come together; undefined: they do, or it tells nothing. */
function trouble(
  files: KubeconfigFiles,
  path: string,
  side: ApiServerSide,
): Omit<CutOff, 'since'> | undefined {
  const client = kubeletClient(files, path, side.now)
  const unauthorized = { why: 'Unauthorized', by: 'certificate' } as const
  if ('invalid' in client) return client.expired === undefined ? undefined : unauthorized
  const why = connectionError(client, side)
  if (why !== undefined) return { why, by: 'server' }
  return signedBy(client.certificate, side.authority ?? '') ? undefined : unauthorized
}

function cutOffs(room: TrustRoom, { confs, ...trust }: Omit<Trust, 'cutOff'>): Record<string, CutOff> {
  const { now, addresses, address, servers, node: host } = room
  const found: Record<string, CutOff> = {}
  const note = (process: string, why: Omit<CutOff, 'since'> | undefined, more: { leads?: true } = {}) => {
    if (!why) return
    const { since = now } = room.before?.cutOff[process] ?? {}
    found[process] = { since, ...why, ...more }
  }
  const sideOf = (node: string): ApiServerSide => ({
    ...{
      node,
      now,
      address,
      addresses,
      servers,
      port: PORT,
      certificate: trust.serving,
      authority: trust.clients,
    },
    lookup: (name) => addressIn(reader(room.files(node))('/etc/hosts') ?? '', name),
  })
  for (const node of Object.keys(addresses))
    note(`kubelet/${node}`, trouble(room.files(node), room.kubeconfigOf(node), sideOf(node)))
  if (!trust.tokenKeys.includes(trust.signingKey))
    for (const name of room.processes)
      if (!SHOWS_CERTIFICATE.test(name)) note(name, { why: 'Unauthorized', by: 'token' })
  for (const [name, text] of Object.entries(confs)) {
    const files = room.files(host)
    const seen: KubeconfigFiles = {
      stat: (path) => (path === OWN_CONF ? { type: 'file' } : files.stat(path)),
      read: (path) => (path === OWN_CONF ? text : files.read(path)),
    }
    note(name, trouble(seen, OWN_CONF, sideOf(host)), { leads: true })
  }
  return found
}

/** Stands for the kubeconfig that a process has read when it began. */
const OWN_CONF = ''

/** The kubeconfigs that parts of the control plane go by: they read them when they begin. */
function confsOf({ before, files, original, node }: TrustRoom, started: string | undefined): Trust['confs'] {
  const confs = (['kube-controller-manager', 'kube-scheduler'] as const).map((name): [string, string] => {
    const read = reader(started === name ? files(node) : original)
    const known = started === name ? undefined : before?.confs[name]
    return [name, known ?? read(flagsOnHost(name, read).get('kubeconfig') ?? '') ?? '']
  })
  return Object.fromEntries(confs)
}

/** @param started the part of the control plane that has just begun. @returns undefined: all is as kubeadm left it */
export function lookAtTrust(room: TrustRoom, started?: string): Trust | undefined {
  const file = fileReader(reader(room.files(room.node)))
  const original = fileReader(reader(room.original))
  const now = { ...believed(room, started, file, original), confs: confsOf(room, started) }
  const atFirst = { ...room, before: undefined }
  const asLeft = { ...believed(atFirst, undefined, original, original), confs: confsOf(atFirst, undefined) }
  const cutOff = cutOffs(room, now)
  const isAsLeft = JSON.stringify(now) === JSON.stringify(asLeft) && Object.keys(cutOff).length === 0
  return isAsLeft ? undefined : { ...now, cutOff }
}
