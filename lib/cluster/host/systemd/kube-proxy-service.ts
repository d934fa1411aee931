/** kube-proxy as a service of its host. Mirrors: cmd/kube-proxy, as kubelet/images/kube-proxy.ts has it in a container. */
import { klogLine } from '@/lib/cluster/host/klog'
import type { ServiceStart } from '@/lib/cluster/host/systemd/service-start'
import { kubeProxyConfig, kubeProxyGreeting } from '@/lib/cluster/kubelet/images/kube-proxy'
import type { FileSystem } from '@/lib/userland/kernel/file-system'

const configPath = (argv: readonly string[]): string | undefined => {
  const at = argv.findIndex((arg) => /^--config(=|$)/.test(arg))
  return at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1])
}

/** What lies in the file of its --config; empty: nothing does. */
export function proxyConfigText(argv: readonly string[], files: FileSystem): string {
  const path = configPath(argv)
  return path !== undefined && files.stat(path)?.type === 'file' ? files.read(path) : ''
}

export function startKubeProxy(
  argv: readonly string[],
  files: FileSystem,
  now: number,
  pid: number,
): ServiceStart {
  const path = configPath(argv)
  const isThere = path !== undefined && files.stat(path)?.type === 'file'
  try {
    const text = path === undefined ? undefined : { path, text: isThere ? files.read(path) : undefined }
    const lines = kubeProxyGreeting(kubeProxyConfig(text), now)
    return { lines: lines.map((line) => line.replace(/ {7}1 /, ` ${String(pid).padStart(7)} `)) }
  } catch (error) {
    if (error instanceof TypeError) throw error
    const words = JSON.stringify((error as Error).message)
    const line = klogLine('E', now, 'run.go:72', `"command failed" err=${words}`, pid)
    return { lines: [line], ends: { after: 200, code: 1 } }
  }
}
