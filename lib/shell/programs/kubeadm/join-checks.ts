/** What a host must be like before it joins. Mirrors: cmd/kubeadm/app/preflight/checks.go. */
import { PKI } from '@/lib/cluster/host/static-manifests'
import { type KubeadmCall, KubeadmError, type Steps } from '@/lib/shell/programs/kubeadm/kubeadm-call'

const ENDPOINT = 'unix:///var/run/containerd/containerd.sock'
const FORWARD = '/proc/sys/net/ipv4/ip_forward'

export type Check = [name: string, error: string]

const available = (call: KubeadmCall, path: string): Check[] =>
  call.files.stat(path) ? [[`FileAvailable-${path.replaceAll('/', '-')}`, `${path} already exists`]] : []

/** Its kubelet has come so far that it listens. */
export function kubeletPort(call: KubeadmCall): Check[] {
  const { state, complaint } = call.cluster.hosts.systemd(call.host).run('kubelet.service')
  const works = call.cluster.components().some((one) => one.name === `kubelet/${call.host}` && one.running)
  return state === 'active' && (works || complaint) ? [['Port-10250', 'Port 10250 is in use']] : []
}

function runtimeCheck(call: KubeadmCall): Check[] {
  const why = call.cluster.hosts.runtimeError(call.host, ENDPOINT)
  if (why === undefined) return []
  const validated = `validate service connection: validate CRI v1 runtime API for endpoint ${JSON.stringify(ENDPOINT)}`
  return [
    [
      'CRI',
      `could not connect to the container runtime: failed to create new CRI runtime service: ${validated}: ${why}`,
    ],
  ]
}

const forwardCheck = (call: KubeadmCall): Check[] =>
  call.read(FORWARD)?.trim() === '0'
    ? [['FileContent--proc-sys-net-ipv4-ip_forward', `${FORWARD} contents are not set to 1`]]
    : []

/** Of the container runtime and the kernel's settings. */
export const runtimeChecks = (call: KubeadmCall): Check[] => [...runtimeCheck(call), ...forwardCheck(call)]

function failures(call: KubeadmCall, isControlPlane: boolean): Check[] {
  const manifests = '/etc/kubernetes/manifests'
  const isFilled = call.files.stat(manifests)?.type === 'directory' && call.files.list(manifests).length > 0
  return [
    ...runtimeCheck(call),
    ...(isFilled
      ? ([[`DirAvailable-${manifests.replaceAll('/', '-')}`, `${manifests} is not empty`]] as Check[])
      : []),
    ...available(call, '/etc/kubernetes/kubelet.conf'),
    ...kubeletPort(call),
    // A further control plane is given the authority beforehand.
    ...(isControlPlane ? [] : available(call, `${PKI}/ca.crt`)),
    ...forwardCheck(call),
  ]
}

/** @param ignored in lower case @throws KubeadmError naming all that is wrong */
export function refuse(call: KubeadmCall, found: readonly Check[], ignored: readonly string[]): void {
  const isIgnored = (name: string) => ignored.includes('all') || ignored.includes(name.toLowerCase())
  for (const [name, error] of found) if (isIgnored(name)) call.warn(`\t[WARNING ${name}]: ${error}`)
  const fatal = found.filter(([name]) => !isIgnored(name))
  if (fatal.length === 0) return
  throw new KubeadmError(
    `error execution phase preflight: [preflight] Some fatal errors occurred:\n${fatal.map(([name, error]) => `\t[ERROR ${name}]: ${error}\n`).join('')}[preflight] If you know what you are doing, you can make a check non-fatal with \`--ignore-preflight-errors=...\``,
    2,
  )
}

/** @throws KubeadmError naming all that is wrong */
export function* checkJoin(call: KubeadmCall): Steps {
  yield 1000
  const ignored = call.flag('ignore-preflight-errors')?.toLowerCase().split(',') ?? []
  refuse(call, failures(call, call.isOn('control-plane')), ignored)
  return 0
}
