import { type CommandContext, defineCommand } from '../../cli/command'
import { dryRunOf } from '../../cli/common-flags'
import { asKubectlError, KubectlError, throwCollected } from '../../errors'
import { dig, digList, digMap, digString, type JsonMap, quote, sortedKeys } from '../../go-format'
import { updateContainers, updatePodSpec, wildcard } from '../../pod-template'
import { findInfos, type Info } from '../../resource/resource-finder'
import { checkEnvName } from '../env-name'
import { mutateAll, mutationOf } from '../mutate'
import { describeEnvSource, resolveEnvSource } from './env-sources'
import { findTargets, SET_FLAGS } from './set-flags'

interface EnvChange {
  set: JsonMap[]
  remove: string[]
}

function splitArgs(args: string[]): { resources: string[]; pairs: string[] } {
  const isPair = (word: string) => /^[^=]+=/.test(word) || word.endsWith('-')
  const first = args.findIndex(isPair)
  const resources = first < 0 ? args : args.slice(0, first)
  const pairs = first < 0 ? [] : args.slice(first)
  if (pairs.some((word) => !isPair(word))) {
    throw new KubectlError(`all resources must be specified before environment changes: ${args.join(' ')}`)
  }
  return { resources, pairs }
}

function parsePairs(pairs: string[]): EnvChange {
  const change: EnvChange = { set: [], remove: [] }
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    if (equals < 0) {
      change.remove.push(pair.slice(0, -1))
      continue
    }
    const name = pair.slice(0, equals)
    checkEnvName(name)
    change.set.push({ name, value: pair.slice(equals + 1) })
  }
  const both = change.set.find((one) => change.remove.includes(String(one.name)))
  if (both) {
    throw new KubectlError('can not both modify and remove the same environment variable in the same command')
  }
  return change
}

/** Variables that refer to the keys of a ConfigMap or Secret. */
function fromResource(context: CommandContext): JsonMap[] {
  const { flags } = context
  const from = flags.string('from')
  const keys = flags.list('keys')
  if (keys.length > 0 && !from) {
    throw new KubectlError('when specifying --keys, a configmap or secret must be provided with --from')
  }
  if (!from) return []
  const { infos, errors } = findInfos(context, { args: [from] })
  throwCollected(errors)
  return infos.flatMap((info) => {
    const reference = { ConfigMap: 'configMapKeyRef', Secret: 'secretKeyRef' }[info.mapping.kind]
    if (!reference) throw new KubectlError('unsupported resource specified in --from')
    return sortedKeys(digMap(info.object, 'data'))
      .filter((key) => keys.length === 0 || keys.includes(key))
      .map((key) => {
        const name = key.replace(/[^a-zA-Z0-9_]/g, '_').toUpperCase()
        if (name !== key) context.client.printWarning(`key ${key} transferred to ${name}`)
        return { name, valueFrom: { [reference]: { key, name: info.name } } }
      })
  })
}

function updateEnv(existing: JsonMap[], change: EnvChange): JsonMap[] {
  const covered = new Set(change.remove)
  const out: JsonMap[] = []
  const newer = new Map(change.set.map((one) => [String(one.name), one]))
  for (const variable of existing) {
    const name = String(variable.name)
    if (covered.has(name)) continue
    const replacement = newer.get(name)
    if (replacement) covered.add(name)
    out.push(replacement ?? variable)
  }
  return [...out, ...[...newer.values()].filter((one) => !covered.has(String(one.name)))]
}

function checkOverwrite(context: CommandContext, info: Info, existing: JsonMap[], change: EnvChange): void {
  if (context.flags.bool('overwrite')) return
  for (const { name, value } of change.set) {
    const current = existing.find((one) => one.name === name)
    if (current && digString(current, 'value') !== value) {
      throw new KubectlError(
        `error: ${info.mapping.resource}/${info.name} '${name}' already has a value (${digString(current, 'value')}), and --overwrite is false`,
      )
    }
  }
}

function listEnv(context: CommandContext, info: Info, change: EnvChange): void {
  const fits = wildcard(context.flags.string('containers'))
  updatePodSpec(info, (spec) => {
    for (const container of [...digList(spec, 'containers'), ...digList(spec, 'initContainers')]) {
      if (!fits(String(container.name))) continue
      context.out(`# ${info.mapping.kind} ${info.name}, container ${container.name}\n`)
      const unresolved = new Map<string, string[]>()
      for (const variable of updateEnv(digList(container, 'env'), change)) {
        const problem = listVariable(context, info, container, variable)
        if (problem) unresolved.set(problem, [...(unresolved.get(problem) ?? []), String(variable.name)])
      }
      const lines = [...unresolved].map(
        ([problem, names]) => `error retrieving reference for ${names.sort().join(', ')}: ${problem}\n`,
      )
      for (const line of lines.sort()) context.err(line)
    }
    return spec
  })
}

/** @returns why a reference could not be followed */
function listVariable(
  context: CommandContext,
  info: Info,
  container: JsonMap,
  variable: JsonMap,
): string | undefined {
  const source = dig(variable, 'valueFrom')
  if (!source) {
    context.out(`${variable.name}=${digString(variable, 'value')}\n`)
    return undefined
  }
  try {
    if (context.flags.bool('resolve')) {
      context.out(`${variable.name}=${resolveEnvSource(context, info, container, source)}\n`)
      return undefined
    }
  } catch (error) {
    context.out(`# ${variable.name} from ${describeEnvSource(source)}\n`)
    return asKubectlError(error).message
  }
  context.out(`# ${variable.name} from ${describeEnvSource(source)}\n`)
  return undefined
}

function changeEnv(context: CommandContext, info: Info, change: EnvChange) {
  const pattern = context.flags.string('containers')
  return updatePodSpec(info, (spec) => {
    const { spec: after, touched } = updateContainers(spec, wildcard(pattern), (container) => {
      const existing = digList(container, 'env')
      checkOverwrite(context, info, existing, change)
      const env = updateEnv(existing, change)
      const { env: _, ...rest } = container
      return env.length > 0 ? { ...rest, env } : rest
    })
    if (touched.length === 0) {
      context.client.printWarning(
        `${info.mapping.kind}/${info.name} does not have any containers matching ${quote(pattern)}`,
      )
    }
    return after
  })
}

export const setEnv = defineCommand({
  use: 'env RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N',
  short: 'Update environment variables on a pod template',
  examples: `
    # Set one variable and remove another
    kubectl set env deployment/shop STAGE=test DEBUG-

    # See them
    kubectl set env deployment/shop --list

    # All keys of a ConfigMap
    kubectl set env deployment/shop --from=configmap/settings
  `,
  flags: [
    ...SET_FLAGS.filter((flag) => flag.name !== 'record'),
    {
      name: 'containers',
      short: 'c',
      type: 'string',
      default: '*',
      usage: 'Which containers; may use wildcards.',
    },
    { name: 'env', short: 'e', type: 'stringArray', usage: 'A pair key=value.' },
    { name: 'from', type: 'string', usage: 'A ConfigMap or Secret to take variables from.' },
    { name: 'keys', type: 'stringSlice', usage: 'Which keys of --from.' },
    { name: 'list', type: 'bool', usage: 'Show the variables.' },
    { name: 'overwrite', type: 'bool', default: 'true', usage: 'Allow variables to be overwritten.' },
    { name: 'prefix', type: 'string', usage: 'A prefix for the names.' },
    { name: 'resolve', type: 'bool', usage: 'Show values instead of references.' },
  ],
  run(context) {
    const { flags } = context
    if (flags.bool('list') && flags.string('output')) {
      throw new KubectlError('--list and --output may not be specified together')
    }
    if (flags.bool('local') && dryRunOf(context) === 'server') {
      throw new KubectlError('cannot specify --local and --dry-run=server - did you mean --dry-run=client?')
    }
    const { resources, pairs } = splitArgs(context.args)
    if (resources.length === 0 && flags.list('filename').length === 0) {
      throw new KubectlError(
        'one or more resources must be specified as <resource> <name> or <resource>/<name>',
      )
    }
    const change = parsePairs([...flags.list('env'), ...pairs])
    change.set.push(...fromResource(context))
    const prefix = flags.string('prefix')
    change.set = change.set.map((one) => ({ ...one, name: prefix + String(one.name) }))
    // Names mean nothing beside files alone.
    const found = findTargets(context, flags.bool('local') ? [] : resources)
    throwCollected(found.errors)
    if (flags.bool('list')) for (const info of found.infos) listEnv(context, info, change)
    else
      mutateAll(
        context,
        found,
        mutationOf(context, 'env updated', 'failed to patch env update to pod template:'),
        (info) => changeEnv(context, info, change),
      )
  },
})
