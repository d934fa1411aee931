import { type CommandContext, defineCommand } from '../cli/command'
import { DRY_RUN_FLAG, dryRunOf, SELECTOR_FLAG } from '../cli/common-flags'
import { ApiStatusError, asKubectlError, ErrorList, KubectlError, throwCollected } from '../errors'
import { quote } from '../go-format'
import type { Steps } from '../io'
import { resultPrinter } from '../printers/print-flags'
import type { Info } from '../resource/resource-finder'
import { findNodes, setUnschedulable } from './cordon'
import { podsToEvict } from './drain-filter'

const POLL = 100
const RETRY = 5000

function evict(context: CommandContext, pod: Info): void {
  const { client, flags } = context
  const gracePeriod = flags.number('grace-period')
  const deleteOptions = gracePeriod >= 0 ? { gracePeriodSeconds: gracePeriod } : {}
  if (flags.bool('disable-eviction')) {
    client.delete(pod.mapping, pod.namespace, pod.name, deleteOptions)
    return
  }
  client.request('POST', `/api/v1/namespaces/${pod.namespace}/pods/${pod.name}/eviction`, {
    body: {
      apiVersion: 'policy/v1',
      kind: 'Eviction',
      metadata: { name: pod.name, namespace: pod.namespace },
      deleteOptions,
    },
  })
}

/** Evicts one pod, trying again while a disruption budget forbids it, and waits until it is gone. */
function* removePod(context: CommandContext, pod: Info, deadline: number): Steps {
  const { client, io, flags } = context
  const eviction = !flags.bool('disable-eviction')
  if (eviction) context.out(`evicting pod ${pod.namespace}/${pod.name}\n`)
  const label = `pods/${quote(pod.name)} -n ${quote(pod.namespace ?? '')}`
  for (;;) {
    try {
      evict(context, pod)
      break
    } catch (error) {
      if (!(error instanceof ApiStatusError)) throw error
      if (error.reason === 'NotFound') break
      if (error.reason !== 'TooManyRequests')
        throw new KubectlError(`error when evicting ${label}: ${error.message}`)
      context.err(`error when evicting ${label} (will retry after 5s): ${error.message}\n`)
      if (io.now() + RETRY >= deadline) {
        throw new KubectlError(
          `error when evicting ${label}: global timeout reached: ${timeoutText(flags.number('timeout'))}`,
        )
      }
      yield { kind: 'sleep', ms: RETRY }
      context.out(`evicting pod ${pod.namespace}/${pod.name}\n`)
    }
  }
  for (;;) {
    const current = client.find(pod.mapping, pod.namespace, pod.name)
    if (!current || current.metadata?.uid !== pod.object.metadata?.uid) break
    if (io.now() >= deadline) {
      throw new KubectlError(
        `error when waiting for pod ${quote(pod.name)} in namespace ${quote(pod.namespace ?? '')} to terminate: global timeout reached: ${timeoutText(flags.number('timeout'))}`,
      )
    }
    yield { kind: 'sleep', ms: POLL }
  }
  resultPrinter(context, 'none')(
    { apiVersion: 'v1', kind: 'Pod', metadata: { name: pod.name } },
    eviction ? 'evicted' : 'deleted',
  )
}

function timeoutText(ms: number): string {
  return ms % 60_000 === 0 ? `${ms / 60_000}m0s` : `${ms / 1000}s`
}

/** All at once, as the goroutines of the real one; each sleeps for itself. */
function* together({ io }: CommandContext, tasks: Steps[]): Steps {
  let running = tasks.map((task) => ({ task, at: io.now() }))
  while (running.length > 0) {
    const left: typeof running = []
    for (const { task, at } of running) {
      const step = at > io.now() ? undefined : task.next()
      if (step?.done) continue
      const { value } = step ?? {}
      left.push({ task, at: value?.kind === 'sleep' ? io.now() + value.ms : at })
    }
    running = left
    if (left.length > 0) {
      yield { kind: 'sleep', ms: Math.max(0, Math.min(...left.map(({ at }) => at)) - io.now()) }
    }
  }
}

function* drainNode(context: CommandContext, node: Info, dryRun: string): Steps {
  const { pods, warnings, errors } = podsToEvict(context, node.name)
  if (errors.length > 0) throw new ErrorList(errors)
  if (warnings) context.client.printWarning(warnings)
  if (dryRun !== 'none') {
    const suffix = dryRun === 'client' ? 'dry run' : 'server dry run'
    for (const pod of pods) context.out(`evicting pod ${pod.namespace}/${pod.name} (${suffix})\n`)
    return
  }
  const timeout = context.flags.number('timeout')
  const deadline = timeout > 0 ? context.io.now() + timeout : Number.POSITIVE_INFINITY
  const failures: Error[] = []
  function* remove(pod: Info): Steps {
    try {
      yield* removePod(context, pod, deadline)
    } catch (error) {
      failures.push(asKubectlError(error))
    }
  }
  yield* together(context, pods.map(remove))
  throwCollected(failures)
}

function describeError(error: Error): string {
  if (!(error instanceof ErrorList)) return error.message
  const texts = error.errors.map((one) => one.message)
  return texts.length === 1 ? texts[0]! : `[${texts.join(', ')}]`
}

function* run(context: CommandContext): Steps<undefined> {
  const dryRun = dryRunOf(context)
  const nodes = findNodes(context, 'drain')
  setUnschedulable(context, nodes, true, dryRun)
  const failed: { node: Info; error: Error }[] = []
  const print = resultPrinter(context, dryRun)
  for (const node of nodes) {
    try {
      yield* drainNode(context, node, dryRun)
      print(node.object, 'drained')
    } catch (error) {
      const known = asKubectlError(error)
      failed.push({ node, error: known })
      const name = quote(node.name)
      context.err(
        `error: unable to drain node ${name} due to error: ${describeError(known)}, continuing command...\n`,
      )
    }
  }
  if (failed.length === 0) return undefined
  context.err('There are pending nodes to be drained:\n')
  for (const { node } of failed) context.err(` ${node.name}\n`)
  // Nested as in the real one, so that the errors come without `error: `.
  throw new ErrorList(failed.flatMap(({ error }) => (error instanceof ErrorList ? error.errors : [error])))
}

export const drain = defineCommand({
  use: 'drain NODE',
  short: 'Drain node in preparation for maintenance',
  group: 'Cluster Management Commands:',
  examples: `
    # Pods of DaemonSets stay
    kubectl drain worker-1 --ignore-daemonsets

    # Also Pods that no controller made, and those with data in an emptyDir
    kubectl drain worker-1 --ignore-daemonsets --force --delete-emptydir-data
  `,
  flags: [
    SELECTOR_FLAG,
    DRY_RUN_FLAG,
    { name: 'chunk-size', type: 'int64', default: '500', usage: 'Read large lists in pieces of this size.' },
    { name: 'delete-emptydir-data', type: 'bool', usage: 'Go on although Pods use an emptyDir.' },
    { name: 'disable-eviction', type: 'bool', usage: 'Delete Pods, past their disruption budgets.' },
    { name: 'force', type: 'bool', usage: 'Go on although Pods have no controller.' },
    { name: 'grace-period', type: 'int', default: '-1', usage: 'Seconds for each Pod to terminate.' },
    { name: 'ignore-daemonsets', type: 'bool', usage: 'Leave the Pods of DaemonSets.' },
    { name: 'pod-selector', type: 'string', usage: 'Only Pods with these labels.' },
    {
      name: 'skip-wait-for-delete-timeout',
      type: 'int',
      default: '0',
      usage: 'Do not wait for Pods deleted longer ago.',
    },
    { name: 'timeout', type: 'duration', default: '0s', usage: 'How long to try; zero never ends.' },
  ],
  run,
})
