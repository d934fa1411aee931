import type { CommandContext } from '../../cli/command'
import type { Manifest } from '../../client/rest-client'
import { KubectlError } from '../../errors'
import { compareStrings, digList, digString, type JsonMap, quote } from '../../go-format'
import { isImageReference } from '../../image-reference'
import { checkCustomProfile, readCustomProfile } from './custom-profile'
import { checkProfile } from './profiles'

/** What the flags say of the container that is wanted. */
export interface DebugRequest {
  /** Pods, or `TYPE/NAME`. */
  targets: string[]
  args: string[]
  container: string
  image: string
  env: JsonMap[]
  pullPolicy: string
  /** Image by container name; `*` means all others. */
  images: Record<string, string>
  /** The partial container of --custom. */
  custom: JsonMap | undefined
}

const SUFFIX = 'bcdfghjklmnpqrstvwxz2456789'
const LEGACY =
  '--profile=legacy is deprecated and planned to be removed in v1.39. It is recommended to specify other profile, for example "--profile=general".\n'

export function randomSuffix(context: CommandContext): string {
  return Array.from({ length: 5 }, () => SUFFIX[Math.floor(context.io.random() * SUFFIX.length)]).join('')
}

/** The pairs of a flag; of several with one key the last counts. */
function pairsOf(context: CommandContext, flag: string): [string, string][] {
  const map = new Map<string, string>()
  for (const pair of context.flags.list(flag)) {
    const equals = pair.indexOf('=')
    map.set(pair.slice(0, equals), pair.slice(equals + 1))
  }
  return [...map].sort(([a], [b]) => compareStrings(a, b))
}

function checkImage(image: string, where = ''): void {
  if (isImageReference(image)) return
  throw new KubectlError(`invalid image name ${quote(image)}${where}: invalid reference format`)
}

/** Reads and checks the flags of `kubectl debug`. @throws KubectlError */
export function readDebugRequest(context: CommandContext): DebugRequest {
  const { args, argsAtDash, flags } = context
  const dash = argsAtDash >= 0 && args.length > argsAtDash ? argsAtDash : args.length
  checkProfile(flags.string('profile'))
  const request: DebugRequest = {
    targets: args.slice(0, dash),
    args: args.slice(dash),
    container: flags.string('container'),
    image: flags.string('image'),
    env: pairsOf(context, 'env').map(([name, value]) => ({ name, ...(value ? { value } : {}) })),
    pullPolicy: flags.string('image-pull-policy'),
    images: Object.fromEntries(pairsOf(context, 'set-image')),
    custom: readCustomProfile(context),
  }
  checkRequest(context, request)
  return request
}

function checkRequest(context: CommandContext, request: DebugRequest): void {
  const { flags } = context
  const { image, images, pullPolicy } = request
  checkCombination(context, request)
  if (image) checkImage(image)
  if (request.targets.length === 0 && flags.list('filename').length === 0) {
    throw new KubectlError('NAME or filename is required for debug')
  }
  if (!['', 'Always', 'IfNotPresent', 'Never'].includes(pullPolicy)) {
    throw new KubectlError(`invalid image pull policy: ${pullPolicy}`)
  }
  for (const [name, one] of Object.entries(images)) checkImage(one, ` for container ${quote(name)}`)
  const target = flags.string('target')
  if (target && flags.string('copy-to')) {
    throw new KubectlError('--target is incompatible with --copy-to. Use --share-processes instead.')
  }
  if (target && !flags.bool('quiet')) {
    context.out(
      `Targeting container ${quote(target)}. If you don't see processes from this container it may be because the container runtime doesn't support this feature.\n`,
    )
  }
  if (flags.bool('tty') && !flags.bool('stdin')) {
    throw new KubectlError('-i/--stdin is required for containers with -t/--tty=true')
  }
  checkCustomProfile(request.custom)
  if (flags.string('profile') === 'legacy') context.err(LEGACY)
}

function checkCombination(context: CommandContext, { args, container, image, images }: DebugRequest): void {
  const { flags } = context
  const setsImages = Object.keys(images).length > 0
  if (flags.changed('attach') && flags.bool('attach') && !image && !container) {
    throw new KubectlError(
      'you must specify --container or create a new container using --image in order to attach.',
    )
  }
  if (flags.string('copy-to')) {
    if (!image && !setsImages && args.length === 0) {
      throw new KubectlError('you must specify --image, --set-image or command arguments.')
    }
    if (args.length > 0 && !container && !image) {
      throw new KubectlError('you must specify an existing container or a new image when specifying args.')
    }
    return
  }
  if (flags.bool('replace')) throw new KubectlError('--replace may only be used with --copy-to.')
  if (flags.bool('same-node')) throw new KubectlError('--same-node may only be used with --copy-to.')
  if (setsImages) throw new KubectlError('--set-image may only be used with --copy-to.')
  if (!image) throw new KubectlError('you must specify --image when not using --copy-to.')
}

/** The name of the container: the one asked for, or a new one that is said. */
export function containerName(context: CommandContext, request: DebugRequest, pod?: Manifest): string {
  if (request.container) return request.container
  const taken = ['containers', 'initContainers', 'ephemeralContainers'].flatMap((field) =>
    digList(pod, 'spec', field).map((one) => digString(one, 'name')),
  )
  let name = ''
  do name = `debugger-${randomSuffix(context)}`
  while (taken.includes(name))
  if (!context.flags.bool('quiet')) context.out(`Defaulting debug container name to ${name}.\n`)
  return name
}

/** Puts what was asked for into a container. */
export function fillContainer(context: CommandContext, request: DebugRequest, container: JsonMap): void {
  const { flags } = context
  const { args, env, image, pullPolicy } = request
  if (args.length > 0 && flags.bool('arguments-only')) container.args = args
  else if (args.length > 0) {
    container.command = args
    delete container.args
  }
  if (env.length > 0) container.env = env
  if (image) container.image = image
  if (pullPolicy) container.imagePullPolicy = pullPolicy
  for (const field of ['stdin', 'tty'] as const) {
    if (flags.bool(field)) container[field] = true
    else delete container[field]
  }
}
