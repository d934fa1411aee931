import { ConnectionRefused } from '@/lib/cluster/apiserver/request'
import { serveApi } from '@/lib/cluster/http-api'
import { type HttpRequest, respond } from '@/lib/cluster/kubelet/process/network'
import { defineCommand } from '../cli/command'
import { KubectlError } from '../errors'
import type { LocalAnswer } from '../io'

/**
 * The API without a password, as the user that kubectl is.
 * Differs: in the foreground it ends at once instead of waiting for Ctrl+C; it serves no files.
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
      usage: 'Hosts to answer.',
    },
    { name: 'address', type: 'string', default: '127.0.0.1', usage: 'The address to listen on.' },
    { name: 'api-prefix', type: 'string', default: '/', usage: 'What stands before the paths of the API.' },
    { name: 'port', short: 'p', type: 'int', default: '8001', usage: 'The port to listen on; 0 takes any.' },
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
    const { flags, io } = context
    const port = flags.number('port') || 8001
    const address = `${flags.string('address')}:${port}`
    if (io.portTaken?.(port)) throw new KubectlError(`listen tcp ${address}: bind: address already in use`)
    context.out(`Starting to serve on ${address}\n`)
    const handle = (request: HttpRequest): LocalAnswer => {
      try {
        return { response: serveApi(io.transport, context.client.identity, request) }
      } catch (error) {
        if (!(error instanceof ConnectionRefused)) throw error
        return { response: respond(502, '') }
      }
    }
    yield { kind: 'serve', servers: [{ port, handle }] }
    return undefined
  },
})
