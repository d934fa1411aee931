import { ConnectionRefused } from '@/lib/cluster/apiserver/request'
import { serveApi } from '@/lib/cluster/http-api'
import { type HttpRequest, respond } from '@/lib/cluster/kubelet/process/network'
import { defineCommand } from '../cli/command'
import { KubectlError } from '../errors'
import type { LocalAnswer } from '../io'
import { checkDirectory, filtered, withFiles, withoutPrefix } from './proxy-filter'

const DEFAULT_PORT = 8001

/**
 * The API without a password, as the user that kubectl is.
 * Differs: in the foreground it ends at once instead of waiting for Ctrl+C; nobody can reach its socket.
 */
export const proxy = defineCommand({
  use: 'proxy [--port=PORT] [--www=static-dir] [--www-prefix=prefix] [--api-prefix=prefix]',
  short: 'Run a proxy to the Kubernetes API server',
  group: 'Troubleshooting and Debugging Commands:',
  examples: `
    # The API on local port 8080
    kubectl proxy --port=8080
  `,
  flags: [
    {
      name: 'accept-hosts',
      type: 'string',
      default: '^localhost$,^127\\.0\\.0\\.1$,^\\[::1\\]$',
      usage: 'Patterns of hosts to answer.',
    },
    { name: 'address', type: 'string', default: '127.0.0.1', usage: 'The address to listen on.' },
    { name: 'api-prefix', type: 'string', default: '/', usage: 'What stands before the paths of the API.' },
    { name: 'accept-paths', type: 'string', default: '^.*', usage: 'Patterns of paths to answer.' },
    {
      name: 'append-server-path',
      type: 'bool',
      usage: "Put the path of the server's address before every path.",
    },
    { name: 'disable-filter', type: 'bool', usage: 'Let every request through.' },
    { name: 'keepalive', type: 'duration', default: '0s', usage: 'How long a connection is kept open.' },
    {
      name: 'port',
      short: 'p',
      type: 'int',
      default: String(DEFAULT_PORT),
      usage: 'The port to listen on; 0 takes any.',
    },
    { name: 'reject-methods', type: 'string', default: '^$', usage: 'Patterns of methods to forbid.' },
    {
      name: 'reject-paths',
      type: 'string',
      default: '^/api/.*/pods/.*/exec,^/api/.*/pods/.*/attach',
      usage: 'Patterns of paths to forbid.',
    },
    { name: 'unix-socket', short: 'u', type: 'string', usage: 'A socket to listen on instead of a port.' },
    { name: 'www', short: 'w', type: 'string', usage: 'A folder with files to serve as well.' },
    {
      name: 'www-prefix',
      short: 'P',
      type: 'string',
      default: '/static/',
      usage: 'What stands before their paths.',
    },
  ],
  *run(context) {
    const { flags, io, config } = context
    const transport = config.transport()
    const api = (request: HttpRequest) => serveApi(transport, context.client.identity, request)
    const prefix = flags.string('api-prefix').replace(/\/?$/, '/')
    const serve = withFiles(context, withoutPrefix(prefix, filtered(context, api)))
    const socket = flags.string('unix-socket')
    if (socket && flags.number('port') !== DEFAULT_PORT) {
      throw new KubectlError('cannot set --unix-socket and --port at the same time')
    }
    checkDirectory(context)
    const port = flags.number('port') || DEFAULT_PORT
    const address = socket || `${flags.string('address')}:${port}`
    if (!socket && io.portTaken?.(port)) {
      throw new KubectlError(`listen tcp ${address}: bind: address already in use`)
    }
    context.out(`Starting to serve on ${address}\n`)
    const handle = (request: HttpRequest): LocalAnswer => {
      try {
        return { response: serve(request) }
      } catch (error) {
        if (!(error instanceof ConnectionRefused)) throw error
        return { response: respond(502, '') }
      }
    }
    yield { kind: 'serve', servers: socket ? [] : [{ port, handle }] }
    return undefined
  },
})
