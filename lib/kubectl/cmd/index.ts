import { type Command, defineCommand } from '../cli/command'
import { annotate } from './annotate'
import { apiResources } from './api-resources'
import { apiVersions } from './api-versions'
import { apply } from './apply'
import { attach } from './attach'
import { auth } from './auth'
import { autoscale } from './autoscale'
import { certificate } from './certificate'
import { clusterInfo } from './cluster-info'
import { completion } from './completion'
import { config } from './config'
import { cordon, uncordon } from './cordon'
import { cp } from './cp'
import { create } from './create'
import { debug } from './debug'
import { deleteCommand } from './delete'
import { describe } from './describe'
import { diff } from './diff'
import { drain } from './drain'
import { edit } from './edit'
import { events } from './events'
import { exec } from './exec'
import { explain } from './explain'
import { expose } from './expose'
import { get } from './get'
import { kustomize } from './kustomize'
import { label } from './label'
import { logs } from './logs'
import { options } from './options'
import { patch } from './patch'
import { plugin } from './plugin'
import { portForward } from './port-forward'
import { proxy } from './proxy'
import { replace } from './replace'
import { rollout } from './rollout'
import { runCommand } from './run'
import { scale } from './scale'
import { set } from './set'
import { taint } from './taint'
import { top } from './top'
import { version } from './version'
import { wait } from './wait'

/** Says that nothing is in it. */
const alpha = defineCommand({
  use: 'alpha',
  short: 'Commands for features in alpha',
  flags: [],
  hidden: true,
  run(context) {
    context.err('No alpha commands are available in this version of kubectl\n')
  },
})

/** Every verb, in the order of kubectl's own help. A new verb takes its line here. */
const VERBS: Command[] = [
  create,
  expose,
  runCommand,
  set,
  explain,
  get,
  edit,
  deleteCommand,
  rollout,
  scale,
  autoscale,
  certificate,
  clusterInfo,
  top,
  cordon,
  uncordon,
  drain,
  taint,
  describe,
  logs,
  attach,
  exec,
  portForward,
  proxy,
  cp,
  auth,
  debug,
  diff,
  apply,
  patch,
  replace,
  wait,
  kustomize,
  label,
  annotate,
  completion,
  apiResources,
  apiVersions,
  config,
  plugin,
  events,
  alpha,
  options,
  version,
]

export const rootCommand: Command = defineCommand({
  use: 'kubectl',
  short: 'kubectl controls the Kubernetes cluster manager',
  long: 'kubectl controls the Kubernetes cluster manager.\n\n Find more information at: https://kubernetes.io/docs/reference/kubectl/',
  flags: [],
  subcommands: VERBS,
  helpAlone: { to: 'stdout', exit: 0 },
})
