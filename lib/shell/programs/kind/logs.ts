/** `kind export logs`. Mirrors: the files that kind's CollectLogs leaves. */
import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import type { Cluster } from '@/lib/cluster/cluster'
import { copyFiles, makeFolders } from '@/lib/container-engine/container-files'
import { MAIN } from '@/lib/container-engine/container-process'
import type { EngineContainer } from '@/lib/container-engine/state'
import { quote } from '@/lib/kubectl/go-format'
import { inspectContainer } from '@/lib/shell/programs/docker/inspect-text'
import type { Steps } from '@/lib/shell/programs/docker/steps'
import { nodesOf } from '@/lib/shell/programs/kind/nodes'
import { VERSION } from '@/lib/shell/programs/kind/version'
import { type ClusterCall, ClusterError, wait } from '@/lib/shell/programs/local-clusters/call'
import { clusterAt } from '@/lib/shell/programs/local-clusters/hosts'

/** `Nov 20 10:00:00` */
function stamp(at: number): string {
  const [, day = '', month = '', , time = ''] = new Date(at).toUTCString().split(' ')
  return `${month} ${day} ${time}`
}

/** What a node leaves, by file. */
function filesOf(call: ClusterCall, node: EngineContainer, cluster: Cluster): Record<string, string> {
  const journal = cluster.hosts.systemd(node.name).journal()
  const lines = (unit?: string) =>
    journal
      .filter((entry) => unit === undefined || entry.unit === unit)
      .map(({ at, program, pid, text }) => `${stamp(at)} ${node.name} ${program}[${pid}]: ${text}\n`)
      .join('')
  const printed = node.runtime.containers[MAIN]?.current?.log?.lines ?? []
  return {
    'serial.log': printed.map(({ text }) => `${text}\n`).join(''),
    'kubernetes-version.txt': `${cluster.hosts.version}\n`,
    'journal.log': lines(),
    'kubelet.log': lines('kubelet.service'),
    'containerd.log': lines('containerd.service'),
    'inspect.json': `${JSON.stringify([inspectContainer(call.engine, node)], null, 4)}\n`,
  }
}

export function* exportLogs(call: ClusterCall): Steps<number> {
  const { flags, operands, engine } = call
  const name = flags.text('name') ?? 'kind'
  const nodes = nodesOf(call, name)
  if (nodes.length === 0) throw new ClusterError(`unknown cluster ${quote(name)}`)
  const { files, cwd, machine } = call.process()
  const folder = operands[0] ?? `/tmp/${Math.floor(machine.random() * 2 ** 31)}`
  const target = resolvePath(cwd, folder)
  call.err(`Exporting logs for cluster ${quote(name)} to:\n`)
  yield* wait(call, 1500)
  makeFolders(files, target)
  files.write(`${target}/kind-version.txt`, VERSION)
  files.write(`${target}/docker-info.txt`, `Containers: ${engine.list().length}\nServer Version: 28.5.2\n`)
  for (const node of nodes) {
    const cluster = clusterAt(call, node)
    if (!cluster) continue
    const at = `${target}/${node.name}`
    makeFolders(files, at)
    for (const [file, text] of Object.entries(filesOf(call, node, cluster)))
      files.write(`${at}/${file}`, text)
    const own = cluster.hosts.files(node.name)
    for (const part of ['pods', 'containers'])
      if (own?.stat(`/var/log/${part}`)) copyFiles(own, `/var/log/${part}`, files, `${at}/${part}`)
  }
  call.out(`${folder}\n`)
  return 0
}
