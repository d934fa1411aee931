/** Python, of which `-m http.server` runs. */
import type { ServerContext } from '@/lib/cluster/kubelet/images/context'
import { daemon } from '@/lib/cluster/kubelet/images/daemon'
import { logTime } from '@/lib/cluster/kubelet/images/web/access-log'
import { namesIn, pathOf, staticFile } from '@/lib/cluster/kubelet/images/web/static-files'
import { type Listener, reasonOf } from '@/lib/userland/kernel/network'
import type { Program } from '@/lib/userland/kernel/program'

interface State {
  port: number
  root: string
}

const page = (status: number) =>
  `<!DOCTYPE HTML>\n<html lang="en">\n    <head>\n        <title>Error response</title>\n    </head>\n    <body>\n        <h1>Error response</h1>\n        <p>Error code: ${status}</p>\n        <p>Message: ${reasonOf(status)}.</p>\n    </body>\n</html>\n`

function listing(files: ServerContext['files'], folder: string, path: string): string {
  const items = namesIn(files, folder).map((name) => `<li><a href="${name}">${name}</a></li>\n`)
  return `<!DOCTYPE HTML>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Directory listing for ${path}</title>\n</head>\n<body>\n<h1>Directory listing for ${path}</h1>\n<hr>\n<ul>\n${items.join('')}</ul>\n<hr>\n</body>\n</html>\n`
}

const headers = (version: string) => ({ Server: `SimpleHTTP/0.6 Python/${version}` })

const server = (version: string): Program =>
  daemon<State>({
    start(io) {
      const { process } = io
      const words = process.argv.slice(process.argv.indexOf('http.server') + 1)
      const valued = ['-b', '--bind', '-d', '--directory', '-p', '--protocol']
      const port = Number(
        words.find((word, at) => /^\d+$/.test(word) && !valued.includes(words[at - 1] ?? '')) ?? 8000,
      )
      const at = words.findIndex((word) => word === '-d' || word === '--directory')
      const root = at < 0 ? process.cwd : process.resolve(words[at + 1] ?? '.')
      // A stream that is no terminal is written when there is much of it.
      if (process.isTerminal(1)) io.say(`Serving HTTP on 0.0.0.0 port ${port} (http://0.0.0.0:${port}/) ...`)
      return { port, root }
    },
    listeners: ({ files }, { port, root }): Listener[] => {
      const site = {
        files,
        headers: headers(version),
        page,
        listing: (folder: string, path: string) => listing(files, folder, path),
      }
      return [
        {
          port,
          protocol: 'TCP',
          serve: (request) => staticFile(site, request, root.replace(/\/$/, '') + pathOf(request)),
        },
      ]
    },
    visited(_, { client, at, request, response }, io) {
      if (!request || !response) return
      const line = `${client} - - [${logTime(at).slice(0, -6).replace(/:/, ' ')}]`
      if (response.status === 404) io.warn(`${line} code 404, message File not found`)
      io.warn(`${line} "${request.method} ${request.path} HTTP/1.1" ${response.status} -`)
    },
    stop: (_, signal) => (signal === 'TERM' ? { code: 143, after: 0 } : undefined),
  })

/** Python's programs, over what every language does. */
export function pythonPrograms(version: string, interpreter: Program): Readonly<Record<string, Program>> {
  const http = server(version)
  const isServer = (argv: readonly string[]) =>
    argv.some((word, at) => word === '-m' && argv[at + 1] === 'http.server')
  const program: Program = {
    start: (process) => (isServer(process.argv) ? http : interpreter).start(process),
    step: (state, process) => (isServer(process.argv) ? http : interpreter).step(state, process),
    listeners: (state, process) => (isServer(process.argv) && http.listeners?.(state, process)) || [],
    visited: (state, process, port, visit) => http.visited?.(state, process, port, visit),
  }
  return { '/usr/local/bin/python': program, '/usr/local/bin/python3': program }
}
