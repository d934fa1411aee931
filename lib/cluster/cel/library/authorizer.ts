/**
 * `authorizer.group('apps').resource('deployments').check('create').allowed()`.
 * Mirrors: k8s.io/apiserver/pkg/cel/library/authz.go. Differs: selectors are not looked at.
 */
import { functions, type Library } from '@/lib/cluster/cel/library/library'

/** What is asked of the authorizer: all but who asks. */
export interface Check {
  verb: string
  group: string
  resource: string
  subresource?: string
  namespace?: string
  name?: string
  path: string
  /** A service account in place of whoever makes the request: its user name. */
  account?: string
}

type Decide = (check: Check) => { allowed: boolean; reason?: string }
type Asked = Omit<Check, 'verb'>

const NOTHING: Asked = { group: '', resource: '', path: '' }

class Asking {
  constructor(
    readonly decide: Decide,
    readonly asked: Asked,
  ) {}
  with(more: Partial<Asked>): [Decide, Asked] {
    return [this.decide, { ...this.asked, ...more }]
  }
}

class PathCheck extends Asking {}
class GroupCheck extends Asking {}
class ResourceCheck extends Asking {}

class Decision {
  constructor(
    readonly allowed: boolean,
    readonly reason: string,
  ) {}
}

/** The value of the variable `authorizer`. */
export class AuthorizerValue extends Asking {
  readonly requestResource: ResourceCheck
  /** @param resource what the request is about */
  constructor(decide: Decide, resource: Partial<Asked>, account?: string) {
    super(decide, { ...NOTHING, ...(account ? { account } : {}) })
    this.requestResource = new ResourceCheck(decide, {
      ...NOTHING,
      ...resource,
      ...(account ? { account } : {}),
    })
  }
}

const PREFIX = 'kubernetes.authorization'
export const AUTHORIZER = `${PREFIX}.Authorizer`

function check({ decide, asked }: Asking, verb: string): Decision {
  const { allowed, reason = '' } = decide({ ...asked, verb })
  return new Decision(allowed, reason)
}

export const authorizer: Library = (env) => {
  const [path, group, resource, decision] = ['PathCheck', 'GroupCheck', 'ResourceCheck', 'Decision'].map(
    (name) => `${PREFIX}.${name}`,
  )
  env.registerType(`${path}`, { ctor: PathCheck, fields: {} })
  env.registerType(`${group}`, { ctor: GroupCheck, fields: {} })
  env.registerType(`${resource}`, { ctor: ResourceCheck, fields: {} })
  env.registerType(`${decision}`, { ctor: Decision, fields: {} })
  env.registerType(AUTHORIZER, { ctor: AuthorizerValue, fields: { requestResource: `${resource}` } })
  functions(env, {
    [`${AUTHORIZER}.path(string): ${path}`]: (from: Asking, text: string) =>
      new PathCheck(...from.with({ path: text })),
    [`${AUTHORIZER}.group(string): ${group}`]: (from: Asking, name: string) =>
      new GroupCheck(...from.with({ group: name })),
    [`${AUTHORIZER}.serviceAccount(string, string): ${AUTHORIZER}`]: (
      from: AuthorizerValue,
      namespace: string,
      name: string,
    ) =>
      new AuthorizerValue(
        from.decide,
        from.requestResource.asked,
        `system:serviceaccount:${namespace}:${name}`,
      ),
    [`${group}.resource(string): ${resource}`]: (from: Asking, name: string) =>
      new ResourceCheck(...from.with({ resource: name })),
    [`${resource}.subresource(string): ${resource}`]: (from: Asking, name: string) =>
      new ResourceCheck(...from.with({ subresource: name })),
    [`${resource}.namespace(string): ${resource}`]: (from: Asking, name: string) =>
      new ResourceCheck(...from.with({ namespace: name })),
    [`${resource}.name(string): ${resource}`]: (from: Asking, name: string) =>
      new ResourceCheck(...from.with({ name })),
    [`${resource}.fieldSelector(string): ${resource}`]: (from: Asking) => from,
    [`${resource}.labelSelector(string): ${resource}`]: (from: Asking) => from,
    [`${path}.check(string): ${decision}`]: check,
    [`${resource}.check(string): ${decision}`]: check,
    [`${decision}.allowed(): bool`]: ({ allowed }: Decision) => allowed,
    [`${decision}.reason(): string`]: ({ reason }: Decision) => reason,
    [`${decision}.errored(): bool`]: () => false,
    [`${decision}.error(): string`]: () => '',
  })
}
