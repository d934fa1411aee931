import { type CommandContext, defineCommand, nameArgument } from '../../cli/command'
import { resourcePath } from '../../client/rest-client'
import { asKubectlError, KubectlError, withPrefix } from '../../errors'
import { digString, type JsonMap } from '../../go-format'
import { objectPrinter, PRINT_FLAGS } from '../../printers/print-flags'

const BOUND = ['Node', 'Pod', 'Secret']

function boundObject({ flags }: CommandContext): JsonMap | undefined {
  const [kind, name, uid] = ['kind', 'name', 'uid'].map((part) => flags.string(`bound-object-${part}`))
  if (!kind) {
    if (name) throw new KubectlError('--bound-object-name can only be set if --bound-object-kind is provided')
    if (uid) throw new KubectlError('--bound-object-uid can only be set if --bound-object-kind is provided')
    return undefined
  }
  if (!BOUND.includes(kind)) {
    throw new KubectlError(`supported --bound-object-kind values are ${BOUND.join(', ')}`)
  }
  if (!name) throw new KubectlError('--bound-object-name is required if --bound-object-kind is provided')
  return { kind, apiVersion: 'v1', name, ...(uid ? { uid } : {}) }
}

function expiration({ flags }: CommandContext): JsonMap {
  const ms = flags.number('duration')
  if (ms < 0) throw new KubectlError('--duration must be greater than or equal to 0')
  if (ms % 1000 !== 0) throw new KubectlError('--duration cannot be expressed in units less than seconds')
  return ms === 0 ? {} : { expirationSeconds: ms / 1000 }
}

export const createToken = defineCommand({
  use: 'token SERVICE_ACCOUNT_NAME',
  short: 'Request a service account token',
  examples: `
    # For a service account of this namespace
    kubectl create token robot

    # One that lasts ten minutes
    kubectl create token robot --duration 10m
  `,
  flags: [
    ...PRINT_FLAGS,
    { name: 'audience', type: 'stringArray', usage: 'Who is to accept the token; may be repeated.' },
    { name: 'bound-object-kind', type: 'string', usage: 'Kind of an object that the token ends with.' },
    { name: 'bound-object-name', type: 'string', usage: 'Name of that object.' },
    { name: 'bound-object-uid', type: 'string', usage: 'UID of that object.' },
    { name: 'duration', type: 'duration', usage: 'How long the token is to be valid.' },
  ],
  run(context) {
    const name = nameArgument(context)
    const lifetime = expiration(context)
    const audiences = context.flags.list('audience')
    if (audiences.includes('')) throw new KubectlError('--audience must not be an empty string')
    const bound = boundObject(context)
    const body = {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: {
        ...(audiences.length > 0 ? { audiences } : {}),
        ...lifetime,
        ...(bound ? { boundObjectRef: bound } : {}),
      },
    }
    const { namespace } = context.config.namespace()
    const path = resourcePath(context.mapper.get('serviceaccounts'), namespace, name, 'token')
    const answer = request(context, path, body)
    const printer = objectPrinter(context)
    const token = digString(answer, 'status', 'token')
    // For a program only the token itself; a terminal gets its line ended.
    context.out(printer ? printer(answer) : context.io.terminal ? `${token}\n` : token)
  },
})

function request(context: CommandContext, path: string, body: JsonMap): unknown {
  try {
    return context.client.request('POST', path, { body })
  } catch (error) {
    throw withPrefix('failed to create token:', asKubectlError(error))
  }
}
