import { type Command, defineCommand } from '../cli/command'
import { annotate } from './annotate'
import { apply } from './apply'
import { cordon, uncordon } from './cordon'
import { create } from './create'
import { deleteCommand } from './delete'
import { describe } from './describe'
import { diff } from './diff'
import { drain } from './drain'
import { edit } from './edit'
import { expose } from './expose'
import { get } from './get'
import { label } from './label'
import { patch } from './patch'
import { replace } from './replace'
import { rollout } from './rollout'
import { runCommand } from './run'
import { scale } from './scale'
import { set } from './set'
import { taint } from './taint'
import { wait } from './wait'

/** Every verb, in the order of kubectl's own help. A new verb takes its line here. */
const VERBS: Command[] = [
  create,
  expose,
  runCommand,
  set,
  get,
  edit,
  deleteCommand,
  rollout,
  scale,
  cordon,
  uncordon,
  drain,
  taint,
  describe,
  diff,
  apply,
  patch,
  replace,
  wait,
  label,
  annotate,
]

export const rootCommand: Command = defineCommand({
  use: 'kubectl',
  short: 'kubectl controls the Kubernetes cluster manager',
  long: 'kubectl controls the Kubernetes cluster manager.\n\n Find more information at: https://kubernetes.io/docs/reference/kubectl/',
  flags: [],
  subcommands: VERBS,
})
