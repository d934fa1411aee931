import { labelValue, qualifiedName } from '@/lib/cluster/apimachinery/names'
import { type CommandContext, defineCommand, usageError } from '../cli/command'
import { ALL_FLAG, DRY_RUN_FLAG, fieldManagerFlag, SELECTOR_FLAG, VALIDATE_FLAG } from '../cli/common-flags'
import { asKubectlError, KubectlError, throwCollected } from '../errors'
import { digList, quote } from '../go-format'
import { PRINT_FLAGS, resultPrinter } from '../printers/print-flags'
import { findInfos, type Info } from '../resource/resource-finder'
import { mutationOf, sendChange } from './mutate'

interface Taint {
  key: string
  value?: string
  effect?: string
}

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

/** `key=value:Effect`, `key:Effect` or `key` */
function parseTaint(text: string): Taint {
  const invalid = (why = '') => new KubectlError(`invalid taint spec: ${text}${why}`)
  const parts = text.split(':')
  if (parts.length > 2) throw invalid()
  const [head = '', effect] = parts
  if (effect !== undefined && !EFFECTS.includes(effect)) {
    throw new KubectlError(`invalid taint effect: ${effect}, unsupported taint effect`)
  }
  const pieces = effect === undefined ? [head] : head.split('=')
  if (pieces.length > 2) throw invalid()
  const [key = '', value] = pieces
  const problems = [...(value === undefined ? [] : labelValue(value)), ...qualifiedName(key)]
  if (problems.length > 0) throw invalid(`, ${problems.join('; ')}`)
  return { key, ...(value ? { value } : {}), ...(effect ? { effect } : {}) }
}

function parseTaints(words: string[]): { add: Taint[]; remove: Taint[] } {
  const add: Taint[] = []
  const remove: Taint[] = []
  for (const word of words) {
    if (word.endsWith('-')) {
      const { key, effect } = parseTaint(word.slice(0, -1))
      remove.push({ key, effect })
      continue
    }
    const taint = parseTaint(word)
    if (!taint.effect) throw new KubectlError(`invalid taint spec: ${word}`)
    if (add.some((one) => same(one, taint))) {
      throw new KubectlError(
        `duplicated taints with the same key and effect: {${taint.key} ${taint.value ?? ''} ${taint.effect} <nil>}`,
      )
    }
    add.push(taint)
  }
  return { add, remove }
}

function same(a: Taint, b: Taint): boolean {
  return a.key === b.key && a.effect === b.effect
}

function updateTaints(info: Info, add: Taint[], remove: Taint[], overwrite: boolean): [string, Taint[]] {
  const old = digList(info.object, 'spec', 'taints') as unknown as Taint[]
  const clashes = add.filter((taint) => old.some((one) => same(one, taint)))
  if (clashes.length > 0 && !overwrite) {
    const keys = clashes.map((taint) => taint.key).join(',')
    throw new KubectlError(
      `node ${info.name} already has ${keys} taint(s) with same effect(s) and --overwrite is false`,
    )
  }
  let taints = [...add, ...old.filter((taint) => !add.some((one) => same(one, taint)))]
  const added = taints.length !== old.length
  const errors: Error[] = []
  let removed = false
  for (const taint of remove) {
    const left = taints.filter((one) => (taint.effect ? !same(one, taint) : one.key !== taint.key))
    removed = left.length < taints.length
    if (!removed)
      errors.push(
        new KubectlError(
          `taint ${quote(taint.effect ? `${taint.key}:${taint.effect}` : taint.key)} not found`,
        ),
      )
    taints = left
  }
  throwCollected(errors)
  return [(added && removed) || overwrite ? 'modified' : added ? 'tainted' : 'untainted', taints]
}

function findNodes(context: CommandContext, resources: string[]) {
  const { flags } = context
  const [type = '', ...names] = resources
  const mapping = context.mapper.get(type.toLowerCase())
  if (mapping.kind !== 'Node') {
    throw new KubectlError(`invalid resource type ${type.toLowerCase()}, only node types are supported`)
  }
  const bulk = flags.bool('all') || flags.string('selector') !== ''
  if (!bulk && names.length === 0) {
    throw new KubectlError("at least one resource name must be specified since 'all' parameter is not set")
  }
  const labelSelector = flags.string('selector')
  return findInfos(context, {
    args: bulk ? ['nodes'] : ['nodes', ...names],
    labelSelector,
    all: flags.bool('all'),
  })
}

export const taint = defineCommand({
  use: 'taint NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N',
  short: 'Update the taints on one or more nodes',
  group: 'Cluster Management Commands:',
  examples: `
    # Keep Pods away that do not tolerate it
    kubectl taint nodes worker-1 disk=slow:NoSchedule

    # Remove it
    kubectl taint nodes worker-1 disk=slow:NoSchedule-
  `,
  flags: [
    ...PRINT_FLAGS,
    SELECTOR_FLAG,
    ALL_FLAG,
    DRY_RUN_FLAG,
    VALIDATE_FLAG,
    fieldManagerFlag('kubectl-taint'),
    { name: 'overwrite', type: 'bool', usage: 'Allow taints to be overwritten.' },
  ],
  run(context) {
    const isTaint = (word: string) => /[=:]/.test(word) || word.endsWith('-')
    const first = context.args.findIndex(isTaint)
    const resources = first < 0 ? context.args : context.args.slice(0, first)
    const words = first < 0 ? [] : context.args.slice(first)
    const stray = words.find((word) => !isTaint(word))
    if (stray) throw new KubectlError(`all resources must be specified before taint changes: ${stray}`)
    if (resources.length === 0)
      throw new KubectlError('one or more resources must be specified as <resource> <name>')
    if (words.length === 0) throw new KubectlError('at least one taint update is required')
    const { add, remove } = parseOrUsage(context, words)
    const conflicts = remove.filter((one) =>
      add.some((taint) => (one.effect ? same(one, taint) : one.key === taint.key)),
    )
    const { infos, errors } = findNodes(context, resources)
    if (conflicts.length > 0) {
      const list = conflicts.map((one) => `${one.key}=${one.effect ?? ''}`).join(', ')
      throw new KubectlError(
        `can not both modify and remove the following taint(s) in the same command: ${list}`,
      )
    }
    const options = mutationOf(context, '')
    // The real one forgets to say that it is a rehearsal.
    const print = resultPrinter(context, 'none')
    for (const info of infos) {
      try {
        const [operation, taints] = updateTaints(info, add, remove, context.flags.bool('overwrite'))
        const spec = { ...(info.object.spec as object), taints }
        print(sendChange(context, info, { ...info.object, spec }, options), operation)
      } catch (error) {
        errors.push(asKubectlError(error))
      }
    }
    throwCollected(errors)
  },
})

function parseOrUsage(context: CommandContext, words: string[]) {
  try {
    return parseTaints(words)
  } catch (error) {
    throw usageError(context, (error as Error).message)
  }
}
