import { clientVersionInfo, KUBERNETES_VERSION } from '@/lib/cluster/apimachinery/version'
import { toYaml } from '@/lib/cluster/apimachinery/yaml/write-yaml'
import { type CommandContext, defineCommand } from '../cli/command'
import { asKubectlError, KubectlError } from '../errors'
import { digString, type JsonMap, marshalJson } from '../go-format'

const KUSTOMIZE = 'v5.8.1'
const SKEW = 1

interface Versions extends JsonMap {
  clientVersion: JsonMap
  serverVersion?: JsonMap
}

/** The server's version, or why there is none: the client's is shown all the same. */
function readServer(context: CommandContext): { server?: JsonMap; error?: Error } {
  if (context.flags.bool('client')) return {}
  try {
    return { server: context.client.request('GET', '/version') as JsonMap }
  } catch (error) {
    return { error: asKubectlError(error) }
  }
}

function print(context: CommandContext, versions: Versions): void {
  const { clientVersion, serverVersion } = versions
  const output = context.flags.string('output')
  if (output === 'json') context.out(`${marshalJson(versions, { indent: 2, order: (_, keys) => keys })}\n`)
  else if (output === 'yaml') context.out(`${toYaml(versions)}\n`)
  else {
    context.out(`Client Version: ${digString(clientVersion, 'gitVersion')}\n`)
    context.out(`Kustomize Version: ${KUSTOMIZE}\n`)
    if (serverVersion) context.out(`Server Version: ${digString(serverVersion, 'gitVersion')}\n`)
  }
}

/** Says so when client and server are too far apart. @throws KubectlError with --warnings-as-errors */
function checkSkew(context: CommandContext, client: JsonMap, server: JsonMap): void {
  const release = (version: JsonMap) =>
    digString(version, 'gitVersion').replace(/^v/, '').split('.').slice(0, 2)
  const [[major, minor], [otherMajor, otherMinor]] = [release(client), release(server)]
  if (major === otherMajor && Math.abs(Number(minor) - Number(otherMinor)) <= SKEW) return
  const text = `version difference between client (${major}.${minor}) and server (${otherMajor}.${otherMinor}) exceeds the supported minor version skew of +/-${SKEW}`
  if (context.flags.bool('warnings-as-errors')) throw new KubectlError(text)
  context.err(`Warning: ${text}\n`)
}

function run(context: CommandContext): undefined {
  const { args, flags } = context
  if (args.length > 0 && !flags.bool('client')) throw new KubectlError(`extra arguments: [${args.join(' ')}]`)
  if (!['', 'json', 'yaml'].includes(flags.string('output'))) {
    throw new KubectlError("--output must be 'yaml' or 'json'")
  }
  const { server, error } = readServer(context)
  const clientVersion = clientVersionInfo(KUBERNETES_VERSION)
  print(context, {
    clientVersion,
    kustomizeVersion: KUSTOMIZE,
    ...(server ? { serverVersion: server } : {}),
  })
  if (server) checkSkew(context, clientVersion, server)
  if (error) throw error
}

export const version = defineCommand({
  use: 'version [flags]',
  short: 'Print the client and server version information',
  examples: 'kubectl version',
  flags: [
    { name: 'client', type: 'bool', usage: 'Only the version of the client.' },
    { name: 'output', short: 'o', type: 'string', usage: 'yaml or json' },
  ],
  run,
})
