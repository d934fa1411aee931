import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { coredns, corednsListeners } from '@/lib/cluster/kubelet/images/coredns/coredns'
import { daemon, idle, sayOnce } from '@/lib/cluster/kubelet/images/daemon'
import { etcdTools } from '@/lib/cluster/kubelet/images/etcd-tools'
import { kubeProxy, kubeProxyListeners } from '@/lib/cluster/kubelet/images/kube-proxy'
import type { Listener } from '@/lib/userland/kernel/network'
import type { Program } from '@/lib/userland/kernel/program'

/** What kube-proxy's image has to look at its rules. */
const rules = sayOnce((process) => {
  const [path = '', ...words] = process.argv
  const name = path.slice(path.lastIndexOf('/') + 1)
  const answer = process.machine.network?.ask({ kind: 'rules', argv: [name, ...words] })
  const { stdout, stderr, exitCode } = (answer?.kind === 'open' && answer.shown) || NOTHING
  process.write(1, stdout)
  process.write(2, stderr)
  return exitCode
})

const NOTHING = { stdout: '', stderr: '', exitCode: 1 }

/** Only waits; there is no shell beside it. */
const pause = daemon({
  stop(_, signal, server) {
    server.warn(`Shutting down, got signal: ${signal === 'INT' ? 'Interrupt' : 'Terminated'}`)
    return undefined
  },
})

/** Programs of kube-system that do what their configuration says, and those beside them. */
export const systemPrograms: Readonly<Record<string, Program>> = {
  pause,
  coredns,
  'kube-proxy': kubeProxy,
  etcd: idle,
  ...etcdTools,
  'kube-apiserver': idle,
  'kube-controller-manager': idle,
  'kube-scheduler': idle,
  iptables: rules,
  'iptables-save': rules,
  nft: rules,
}

/** What they listen on as their configuration is. */
export const systemListeners: Readonly<Record<string, (context: ServerContext) => Listener[] | undefined>> = {
  coredns: corednsListeners,
  'kube-proxy': kubeProxyListeners,
}

/** The program of that name does not end by itself as its configuration is. */
export const comesUp = (name: string, context: ServerContext): boolean =>
  !Object.hasOwn(systemListeners, name) || systemListeners[name]?.(context) !== undefined
