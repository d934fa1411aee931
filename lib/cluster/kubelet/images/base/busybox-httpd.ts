/**
 * busybox' web server.
 * Differs: without -f it serves from the process that was started, which its shell does not wait for: a child of its
 * own. No CGI, no configuration file.
 */
import { resolvePath } from '@/lib/cluster/apimachinery/resolve-path'
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { daemon } from '@/lib/cluster/kubelet/images/daemon'
import { busyboxPage, staticFile } from '@/lib/cluster/kubelet/images/web/static-files'
import type { Listener } from '@/lib/userland/kernel/network'
import type { Process } from '@/lib/userland/kernel/process'
import type { Program } from '@/lib/userland/kernel/program'

interface Options {
  port: number
  loopback: boolean
  root: string
  foreground: boolean
  verbose: boolean
}

const VALUED = 'pucrdeh'

/** `-fp 8080 -h /www`; undefined: none of its options. */
function optionsOf(argv: readonly string[], cwd: string): Options | undefined {
  const options: Options = { port: 80, loopback: false, root: cwd, foreground: false, verbose: false }
  const words = argv.slice(1)
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (!/^-[a-z]/.test(word)) return undefined
    for (let at = 1; at < word.length; at++) {
      const letter = word.charAt(at)
      if (letter === 'f') options.foreground = true
      else if (letter === 'v') options.verbose = true
      else if (VALUED.includes(letter)) {
        const value = word.slice(at + 1) || (words.shift() ?? '')
        if (letter === 'p') options.port = Number(value.split(':').pop())
        if (letter === 'p') options.loopback = /^(127\.|localhost:)/.test(value)
        if (letter === 'h') options.root = resolvePath(cwd, value)
        break
      } else if (letter !== 'i') return undefined
    }
  }
  return options
}

function listeners(context: ServerContext, { port, loopback, root }: Options): Listener[] {
  const headers = { Connection: 'close' }
  const site = { files: context.files, headers, page: busyboxPage }
  return [
    {
      port,
      protocol: 'TCP',
      ...(loopback ? { loopback } : {}),
      serve: (request) =>
        staticFile(site, request, root.replace(/\/$/, '') + request.path.replace(/[?#].*$/, '')),
    },
  ]
}

const served = daemon<Options>({
  start(server) {
    const { process } = server
    const options = optionsOf(process.argv, process.cwd)
    return options ?? server.fail(1, USAGE)
  },
  listeners,
  visited({ verbose }, visit, server) {
    if (verbose && visit.request) server.warn(`[::ffff:${visit.client}]: response:${visit.response?.status}`)
  },
})

const USAGE = `BusyBox v1.36.1 (2024-06-10 07:11:47 UTC) multi-call binary.

Usage: httpd [-ifv[v]] [-c CONFFILE] [-p [IP:]PORT] [-u USER[:GRP]] [-r REALM] [-h HOME]
or httpd -d/-e/-m STRING

Listen for incoming HTTP requests`

/** Started without -f it leaves a child that serves, and ends. */
function isBackground(process: Process): boolean {
  const options = optionsOf(process.argv, process.cwd)
  return options !== undefined && !options.foreground
}

const fork: Program = {
  start: () => ({}),
  step(_, process) {
    const [name = 'httpd', ...words] = process.argv
    process.spawn({ argv: [name, '-f', ...words], program: 'busybox', pgid: 0 })
    return { exit: 0 }
  },
}

export const busyboxHttpd: Program = {
  start: (process) => (isBackground(process) ? { forks: true } : served.start(process)),
  step: (state, process) =>
    (state as { forks?: true }).forks ? fork.step(state, process) : served.step(state, process),
  listeners: (state, process) =>
    (state as { forks?: true }).forks ? [] : (served.listeners?.(state, process) ?? []),
  visited: (state, process, port, visit) => served.visited?.(state, process, port, visit),
}
