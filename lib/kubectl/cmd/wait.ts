import { type CommandContext, defineCommand } from '../cli/command'
import {
  ALL_FLAG,
  ALL_NAMESPACES_FLAG,
  FIELD_SELECTOR_FLAG,
  filesFlags,
  findOptions,
  LOCAL_FLAG,
  SELECTOR_FLAG,
} from '../cli/common-flags'
import type { Manifest } from '../client/rest-client'
import { asKubectlError, isNotFound, KubectlError, throwCollected } from '../errors'
import type { Steps } from '../io'
import { PRINT_FLAGS, resultPrinter } from '../printers/print-flags'
import { findInfos, type Info } from '../resource/resource-finder'
import { parseCondition, type WaitCondition } from './wait-condition'

const POLL = 100
const A_WEEK = 168 * 3_600_000

function timedOut(info: Info): KubectlError {
  return new KubectlError(`timed out waiting for the condition on ${info.mapping.resource}/${info.name}`)
}

/** Whether the wait is over: true, or the reason why it never will be. */
function isMet(condition: WaitCondition, object: Manifest | undefined, uid: string | undefined): boolean {
  if (condition.type === 'delete') return !object || (uid !== undefined && object.metadata?.uid !== uid)
  if (condition.type === 'create') return object !== undefined
  return object !== undefined && condition.check(object)
}

function* waitForOne(
  context: CommandContext,
  info: Info,
  condition: WaitCondition,
  deadline: number,
): Steps<Manifest> {
  const { client, io, flags } = context
  const uid = condition.type === 'delete' ? info.object.metadata?.uid : undefined
  // The time is for all objects together: once it is over, no other one is even looked at.
  if (condition.type === 'check' && flags.number('timeout') !== 0 && io.now() >= deadline)
    throw timedOut(info)
  for (;;) {
    const object = client.find(info.mapping, info.namespace, info.name)
    if (isMet(condition, object, uid)) return object ?? info.object
    if (!object) return client.get(info.mapping, info.namespace, info.name)
    if (flags.number('timeout') === 0) {
      throw new KubectlError(`condition not met for ${info.mapping.resource}/${info.name}`)
    }
    if (io.now() >= deadline) throw timedOut(info)
    yield { kind: 'sleep', ms: POLL }
  }
}

/** `--for=create`: polls until the objects can be found at all. */
function* waitForCreation(context: CommandContext, deadline: number): Steps {
  for (;;) {
    const { infos, errors } = findInfos(context, {
      ...findOptions(context.args, context.flags),
      latest: true,
    })
    const real = errors.filter((error) => !isNotFound(error))
    throwCollected(real)
    if (infos.length > 0 && errors.length === 0) return
    if (context.io.now() >= deadline) throw new KubectlError('timed out waiting for the condition')
    yield { kind: 'sleep', ms: 500 }
  }
}

function* run(context: CommandContext): Steps<undefined> {
  const { flags, io } = context
  const conditions = flags.list('for').map(parseCondition)
  if (conditions.length === 0) throw new KubectlError('unrecognized condition: []')
  if (context.args.length === 0 && flags.list('filename').length === 0)
    findInfos(context, findOptions([], flags))
  const timeout = flags.number('timeout')
  const deadline = io.now() + (timeout < 0 ? A_WEEK : timeout)
  const forDelete = conditions.some((condition) => condition.type === 'delete')
  if (conditions.some((condition) => condition.type === 'create')) yield* waitForCreation(context, deadline)
  const found = findInfos(context, { ...findOptions(context.args, flags), latest: true })
  const errors = forDelete ? found.errors.filter((error) => !isNotFound(error)) : found.errors
  const print = resultPrinter(context, 'none')
  for (const info of found.infos) {
    try {
      for (const condition of conditions)
        print(yield* waitForOne(context, info, condition, deadline), 'condition met')
    } catch (error) {
      errors.push(asKubectlError(error))
    }
  }
  throwCollected(errors)
  if (found.infos.length === 0 && !forDelete) throw new KubectlError('no matching resources found')
  return undefined
}

export const wait = defineCommand({
  use: "wait ([-f FILENAME] | resource.group/resource.name | resource.group [(-l label | --all)]) [--for=create|--for=delete|--for condition=available|--for=jsonpath='{}'[=value]]",
  short: 'Wait for a specific condition on one or many resources',
  group: 'Advanced Commands:',
  examples: `
    # Until a Pod is ready
    kubectl wait --for=condition=Ready pod/web --timeout=60s

    # Until it is gone
    kubectl wait --for=delete pod/web

    # Until a field has a value
    kubectl wait --for=jsonpath='{.status.phase}'=Running pod/web
  `,
  flags: [
    ...PRINT_FLAGS,
    ...filesFlags(true),
    SELECTOR_FLAG,
    FIELD_SELECTOR_FLAG,
    ALL_FLAG,
    ALL_NAMESPACES_FLAG,
    LOCAL_FLAG,
    {
      name: 'for',
      type: 'stringArray',
      usage: "create, delete, condition=NAME[=VALUE] or jsonpath='{PATH}'[=VALUE]",
    },
    {
      name: 'timeout',
      type: 'duration',
      default: '30s',
      usage: 'How long to wait; zero checks once, negative waits a week.',
    },
  ],
  run,
})
