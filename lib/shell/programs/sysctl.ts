/**
 * sysctl on the hosts of a cluster.
 * Mirrors: procps' sysctl: names with dots or slashes, -n, -w, -a, -p and --system.
 * Differs: only settings that a node's network asks about; of them only net.ipv4.ip_forward does something.
 */

import type { FileSystem } from '@/lib/userland/kernel/file-system'
import { type Call, type Outcome, oneShot } from '@/lib/userland/kernel/one-shot'
import type { Program } from '@/lib/userland/kernel/program'

/** Those that are no files of a host, as kubeadm wants them. */
const FIXED: Readonly<Record<string, string>> = {
  'kernel.panic': '10',
  'kernel.panic_on_oops': '1',
  'vm.overcommit_memory': '1',
}
const CONF = '/etc/sysctl.d'

const pathOf = (name: string) => `/proc/sys/${name.replaceAll('.', '/')}`

function settingOf(files: FileSystem, name: string): string | undefined {
  const path = pathOf(name)
  if (files.stat(path)?.type === 'file') return files.read(path).trim()
  return Object.hasOwn(FIXED, name) ? FIXED[name] : undefined
}

/** All names, sorted. */
function settings(files: FileSystem, folder = '/proc/sys/net'): string[] {
  const found = files.list(folder).flatMap((name) => {
    const path = `${folder}/${name}`
    if (files.stat(path)?.type === 'directory') return settings(files, path)
    return [path.slice('/proc/sys/'.length).replaceAll('/', '.')]
  })
  return folder === '/proc/sys/net' ? [...Object.keys(FIXED), ...found].sort() : found
}

class Run {
  private stdout = ''
  private stderr = ''
  private readonly silent: boolean
  private readonly bare: boolean
  private readonly files: FileSystem

  constructor(private readonly call: Call) {
    this.files = call.process.machine.files
    this.silent = call.args.includes('-q')
    this.bare = call.args.includes('-n')
  }

  private fail(text: string): void {
    this.stderr += `sysctl: ${text}\n`
  }

  private show(name: string, value: string): void {
    this.stdout += this.bare ? `${value}\n` : `${name} = ${value}\n`
  }

  private read(given: string): void {
    const name = given.replaceAll('/', '.')
    const value = settingOf(this.files, name)
    if (value === undefined) this.fail(`cannot stat ${pathOf(name)}: No such file or directory`)
    else this.show(name, value)
  }

  private write(assignment: string): void {
    const at = assignment.indexOf('=')
    const name = assignment.slice(0, at).trim().replaceAll('/', '.')
    const value = assignment.slice(at + 1).trim()
    if (settingOf(this.files, name) === undefined) {
      this.fail(`cannot stat ${pathOf(name)}: No such file or directory`)
      return
    }
    if (!Object.hasOwn(FIXED, name)) this.files.write(pathOf(name), `${value}\n`)
    if (!this.silent) this.show(name, value)
  }

  private load(path: string): void {
    const text = this.call.readFile(path)
    if (text === undefined) {
      this.fail(`cannot open "${path}": No such file or directory`)
      return
    }
    for (const line of text.split('\n')) if (/^\s*[^#;\s][^=]*=/.test(line)) this.write(line)
  }

  private loadAll(): void {
    const { files } = this
    const names = files.stat(CONF)?.type === 'directory' ? files.list(CONF).sort() : []
    const paths = names.filter((name) => name.endsWith('.conf')).map((name) => `${CONF}/${name}`)
    for (const path of [...paths, ...(files.stat('/etc/sysctl.conf') ? ['/etc/sysctl.conf'] : [])]) {
      this.stdout += `* Applying ${path} ...\n`
      this.load(path)
    }
  }

  outcome(): Outcome {
    const { args } = this.call
    const words = args.filter((arg) => !arg.startsWith('-'))
    if (args.includes('--system')) this.loadAll()
    else if (args.some((arg) => arg === '-p' || arg === '--load'))
      for (const path of words.length > 0 ? words : ['/etc/sysctl.conf']) this.load(path)
    else if (args.some((arg) => /^-(?:a|A|X|-all)$/.test(arg)))
      for (const name of settings(this.files)) this.read(name)
    else for (const word of words) word.includes('=') ? this.write(word) : this.read(word)
    return { stdout: this.stdout, stderr: this.stderr, exitCode: this.stderr ? 1 : 0 }
  }
}

export const sysctl = oneShot((call) => new Run(call).outcome()) as Program
