import { type CommandContext, defineCommand } from '../../cli/command'
import { ALL_NAMESPACES_FLAG } from '../../cli/common-flags'
import { ExitError, KubectlError } from '../../errors'
import { dig, digList, digString, type JsonMap } from '../../go-format'
import { policyRuleRows } from '../../policy-rules'
import { alignTabs, TABLE_TABS } from '../../printers/tab-writer'

function namespaceOf(context: CommandContext): string {
  return context.flags.bool('all-namespaces') ? '' : context.config.namespace().namespace
}

const RESOURCE_VERBS =
  'get list watch create update patch delete deletecollection use bind impersonate * approve sign escalate attest'
const PATH_VERBS = 'get put post head options delete patch *'
/** Resources that nothing serves, but that can be impersonated. */
const UNSERVED = ['users', 'groups']

interface Resource {
  group: string
  resource: string
  /** False for what has no namespaces, and is served. */
  namespaced: boolean
}

function warn(context: CommandContext, text: string): void {
  context.err(`Warning: ${text}\n\n`)
}

function resourceFor(context: CommandContext, type: string): Resource {
  if (type === '*') return { group: '', resource: type, namespaced: true }
  const mapping = context.mapper.find(type)
  if (mapping) return mapping
  const [resource = '', ...group] = type.toLowerCase().split('.')
  const where = group.length > 0 ? ` in group '${group.join('.')}'` : ''
  if (!UNSERVED.includes(type.toLowerCase()))
    warn(context, `the server doesn't have a resource type '${resource}'${where}`)
  return { group: '', resource: type, namespaced: true }
}

function warnOfVerb(context: CommandContext, verb: string, known: string): void {
  if (!known.split(' ').includes(verb)) warn(context, `verb '${verb}' is not a known verb`)
}

function resourceAttributes(context: CommandContext, verb: string, target: string): JsonMap {
  const slash = target.indexOf('/')
  const type = slash < 0 ? target : target.slice(0, slash)
  const name = slash < 0 ? '' : target.slice(slash + 1)
  const subresource = context.flags.string('subresource')
  const { group, resource, namespaced } = resourceFor(context, type)
  if (!context.flags.bool('all-namespaces')) {
    if (!namespaced) {
      const where = group ? ` in group '${group}'` : ''
      warn(context, `resource '${resource}' is not namespace scoped${where}`)
    }
    warnOfVerb(context, verb, RESOURCE_VERBS)
  }
  return {
    namespace: namespaceOf(context),
    verb,
    group,
    resource,
    ...(name ? { name } : {}),
    ...(subresource ? { subresource } : {}),
  }
}

function pathAttributes(context: CommandContext, verb: string, path: string): JsonMap {
  if (context.flags.string('subresource'))
    throw new KubectlError('--subresource can not be used with NonResourceURL')
  warnOfVerb(context, verb, PATH_VERBS)
  return { path, verb }
}

function review(context: CommandContext, spec: JsonMap): unknown {
  const body = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec }
  return context.client.request('POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', { body })
}

function listRules(context: CommandContext): void {
  const { namespace } = context.config.namespace()
  const body = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectRulesReview', spec: { namespace } }
  const answer = context.client.request('POST', '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews', {
    body,
  })
  const error = digString(answer, 'status', 'evaluationError')
  if (dig(answer, 'status', 'incomplete') === true)
    context.err(`Warning: the list may be incomplete: ${error}\n`)
  const rules = [
    ...digList(answer, 'status', 'resourceRules'),
    ...digList(answer, 'status', 'nonResourceRules'),
  ]
  const header = context.flags.bool('no-headers')
    ? []
    : ['Resources\tNon-Resource URLs\tResource Names\tVerbs']
  const rows = [...header, ...policyRuleRows(rules)]
  context.out(alignTabs(rows.map((row) => `${row}\n`).join(''), TABLE_TABS))
}

function run(context: CommandContext): undefined {
  const { args, flags } = context
  if (flags.bool('list')) {
    if (args.length > 0) throw new KubectlError('list option must be specified with no arguments')
    if (flags.bool('quiet') || flags.bool('all-namespaces') || flags.string('subresource'))
      throw new KubectlError(
        "list option can't be specified with neither quiet, all-namespaces nor subresource options",
      )
    listRules(context)
    return
  }
  if (args.length !== 2) {
    throw new KubectlError(
      `you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.`,
    )
  }
  const [verb, target] = args as [string, string]
  const spec = target.startsWith('/')
    ? { nonResourceAttributes: pathAttributes(context, verb, target) }
    : { resourceAttributes: resourceAttributes(context, verb, target) }
  if (flags.bool('no-headers')) throw new KubectlError('--no-headers cannot be set without --list specified')
  const answer = review(context, spec)
  const allowed = dig(answer, 'status', 'allowed') === true
  const why = ['reason', 'evaluationError'].map((field) => digString(answer, 'status', field))
  const words = allowed ? ['yes'] : ['no', ...why.filter((text) => text !== '')]
  if (!flags.bool('quiet')) context.out(`${words.join(' - ')}\n`)
  if (!allowed) throw new ExitError(1)
}

export const canI = defineCommand({
  use: 'can-i VERB [TYPE | TYPE/NAME | NONRESOURCEURL]',
  short: 'Check whether an action is allowed',
  examples: `
    # Whether I may
    kubectl auth can-i create pods

    # Whether a service account may
    kubectl auth can-i list secrets --as=system:serviceaccount:default:robot
  `,
  flags: [
    ALL_NAMESPACES_FLAG,
    { name: 'list', type: 'bool', usage: 'All that is allowed in the namespace.' },
    { name: 'no-headers', type: 'bool', usage: 'Do not print headers.' },
    { name: 'quiet', short: 'q', type: 'bool', usage: 'Only the exit code.' },
    { name: 'subresource', type: 'string', usage: 'A subresource such as log or scale.' },
  ],
  run,
})
