import type { KubectlIo } from '@/lib/kubectl/io'
import type { KubectlHost } from '@/lib/shell/programs/kubectl'
import { fetchManifest } from '@/lib/shell/programs/manifests'
import { listNames, writeWithFolders } from '@/lib/shell/programs/working-files'
import type { Call } from '@/lib/userland/kernel/one-shot'
import type { Process } from '@/lib/userland/kernel/process'

function sizeOf(process: Process): { columns: number; rows: number } {
  const { columns = 80, rows = 24 } = process.terminal(0) ?? {}
  return { columns, rows }
}

/**
 * The world as a client of the cluster sees it from a process of the terminal.
 * @param process the process as its present step sees it
 */
export function kubectlIo(host: KubectlHost, process: () => Process, call: Call, stdin: string): KubectlIo {
  const cluster = host.cluster()
  return {
    transport: cluster,
    user: host.user,
    authority: () => cluster.authority(),
    serverAt: (server) => host.serverAt(server),
    distrust: (bundle, server) => cluster.hosts.distrust(bundle, server),
    now: () => cluster.now(),
    random: () => process().machine.random(),
    stdin,
    portTaken: host.ports.isTaken,
    terminal: call.process.isTerminal(0),
    terminalSize: () => sizeOf(process()),
    env: { ...call.env },
    readFile: call.readFile,
    writeFile: (path, text) => writeWithFolders(call, path, text),
    fetchText: fetchManifest,
    listDir: (path) => listNames(process(), path),
    stdout: (text) => process().write(1, text),
    stderr: (text) => process().write(2, text),
  }
}
