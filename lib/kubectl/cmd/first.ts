import { type Command, defineCommand } from '../cli/command'
import type { KubectlIo } from '../io'
import { get } from './get'

/** kubectl with the verb that runs before the others are loaded; all of them are in index.ts. */
export const firstCommand: Command = defineCommand({
  use: 'kubectl',
  short: '',
  flags: [],
  subcommands: [get],
})

/** Reads as the administrator, and prints in no language of its own. */
const FIRST = /^get(?: +(?:-A|-w|--show-labels|-o *(?:wide|yaml|json|name)|-n *[\w-]+|[\w./,]+))*$/

/** Whether a line, without `kubectl`, needs nothing but what the first command brings. */
export const isFirst = (line: string): boolean => FIRST.test(line.trim())

/** A kubeconfig of the learner's own must be read. */
export const hasKubeconfig = ({ env, readFile }: Pick<KubectlIo, 'env' | 'readFile'>): boolean =>
  Boolean(env.KUBECONFIG) || readFile(`${env.HOME ?? '/root'}/.kube/config`) !== undefined
