import type { CommandContext } from '../../cli/command'
import type { Manifest } from '../../client/rest-client'
import { KubectlError } from '../../errors'
import { digList, digString, type JsonMap } from '../../go-format'
import { isImageReference } from '../../image-reference'

/** What the flags say of the container that is wanted. */
export interface DebugRequest {
  args: string[]
  container: string
  image: string
  env: JsonMap[]
  pullPolicy: string
  /** Image by container name; `*` means all others. */
  images: Record<string, string>
}

const SUFFIX = 'bcdfghjklmnpqrstvwxz2456789'

export function randomSuffix(context: CommandContext): string {
  return Array.from({ length: 5 }, () => SUFFIX[Math.floor(context.io.random() * SUFFIX.length)]).join('')
}

function parseEnv(pairs: string[]): JsonMap[] {
  return pairs.map((pair) => {
    const equals = pair.indexOf('=')
    if (equals <= 0) throw new KubectlError(`invalid env: ${pair}`)
    return { name: pair.slice(0, equals), value: pair.slice(equals + 1) }
  })
}

function parseImages(pairs: string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const parts = pair.split('=')
      if (parts.length !== 2 || parts[0] === '' || parts[1] === '') {
        throw new KubectlError(
          `invalid argument "${pair}" for "--set-image" flag: ${pair} must be formatted as key=value`,
        )
      }
      return parts as [string, string]
    }),
  )
}

function checkImage(image: string, where = ''): void {
  if (!image || isImageReference(image)) return
  throw new KubectlError(`invalid image name ${JSON.stringify(image)}${where}: invalid reference format`)
}

/** Reads and checks the flags of `kubectl debug`. @throws KubectlError */
export function readDebugRequest(context: CommandContext): DebugRequest {
  const { args, argsAtDash, flags } = context
  const image = flags.string('image')
  const images = parseImages(flags.list('set-image'))
  const words = argsAtDash < 0 ? args.slice(1) : args.slice(argsAtDash)
  const named = argsAtDash < 0 ? args.length > 0 : argsAtDash > 0
  if (argsAtDash > 1) throw new KubectlError('expected one TARGET before --')
  checkCombination(context, image, Object.keys(images).length, words.length)
  checkImage(image)
  if (!named && flags.list('filename').length === 0) {
    throw new KubectlError('NAME or filename is required for debug')
  }
  const pullPolicy = flags.string('image-pull-policy')
  if (!['', 'Always', 'IfNotPresent', 'Never'].includes(pullPolicy)) {
    throw new KubectlError(`invalid image pull policy: ${pullPolicy}`)
  }
  for (const [name, one] of Object.entries(images)) checkImage(one, ` for container ${JSON.stringify(name)}`)
  if (flags.string('target') && flags.string('copy-to')) {
    throw new KubectlError('--target is incompatible with --copy-to. Use --share-processes instead.')
  }
  if (flags.string('target') && !flags.bool('quiet')) {
    context.out(
      `Targeting container "${flags.string('target')}". If you don't see processes from this container it may be because the container runtime doesn't support this feature.\n`,
    )
  }
  if (flags.bool('tty') && !flags.bool('stdin')) {
    throw new KubectlError('-i/--stdin is required for containers with -t/--tty=true')
  }
  const env = parseEnv(flags.list('env'))
  return { args: words, container: flags.string('container'), image, env, pullPolicy, images }
}

function checkCombination(context: CommandContext, image: string, images: number, words: number): void {
  const { flags } = context
  if (flags.string('copy-to')) {
    if (!image && images === 0 && words === 0) {
      throw new KubectlError('you must specify --image, --set-image or command arguments.')
    }
    if (words > 0 && !flags.string('container') && !image) {
      throw new KubectlError('you must specify an existing container or a new image when specifying args.')
    }
    return
  }
  if (flags.bool('replace')) throw new KubectlError('--replace may only be used with --copy-to.')
  if (flags.bool('same-node')) throw new KubectlError('--same-node may only be used with --copy-to.')
  if (images > 0) throw new KubectlError('--set-image may only be used with --copy-to.')
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
  if (flags.bool('stdin')) container.stdin = true
  if (flags.bool('tty')) container.tty = true
}
