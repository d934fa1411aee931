import { type CommandContext, defineCommand } from '../cli/command'
import { KubectlError } from '../errors'
import { digString, type JsonMap, marshalJson } from '../go-format'
import { toYaml } from '../printers/yaml'

/** The version this kubectl mirrors. */
const CLIENT = { major: '1', minor: '36', gitVersion: 'v1.36.2', platform: 'linux/amd64' }
const KUSTOMIZE = 'v5.8.1'

function run(context: CommandContext): undefined {
  const { flags } = context
  const output = flags.string('output')
  if (context.args.length > 0) throw new KubectlError(`extra arguments: [${context.args.join(' ')}]`)
  if (!['', 'json', 'yaml'].includes(output)) throw new KubectlError("--output must be 'yaml' or 'json'")
  const server = flags.bool('client') ? undefined : (context.client.request('GET', '/version') as JsonMap)
  const versions = {
    clientVersion: CLIENT,
    kustomizeVersion: KUSTOMIZE,
    ...(server ? { serverVersion: server } : {}),
  }
  if (output === 'json') context.out(`${marshalJson(versions, { indent: 2 })}\n`)
  else if (output === 'yaml') context.out(toYaml(versions))
  else {
    context.out(`Client Version: ${CLIENT.gitVersion}\nKustomize Version: ${KUSTOMIZE}\n`)
    if (server) context.out(`Server Version: ${digString(server, 'gitVersion')}\n`)
  }
}

export const version = defineCommand({
  use: 'version',
  short: 'Print the client and server version information',
  examples: 'kubectl version',
  flags: [
    { name: 'client', type: 'bool', usage: 'Only the version of the client.' },
    { name: 'output', short: 'o', type: 'string', usage: 'yaml or json' },
  ],
  run,
})
