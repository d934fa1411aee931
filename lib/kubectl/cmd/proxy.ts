import { defineCommand } from '../cli/command'

/** Differs: nothing listens on the learner's machine, so it ends at once instead of waiting for Ctrl+C. */
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
  run(context) {
    const { flags } = context
    const port = flags.number('port') || 8001
    context.out(`Starting to serve on ${flags.string('address')}:${port}\n`)
  },
})
