import { type CommandContext, defineCommand } from '../../cli/command'
import { ALL_NAMESPACES_FLAG } from '../../cli/common-flags'
import { ExitError, KubectlError } from '../../errors'
import { dig, digList, digString, type JsonMap } from '../../go-format'
import { policyRuleRows } from '../../policy-rules'
import { alignTabs, TABLE_TABS } from '../../printers/tab-writer'

function namespaceOf(context: CommandContext): string {
  return context.flags.bool('all-namespaces') ? '' : context.config.namespace().namespace
}

function resourceAttributes(context: CommandContext, verb: string, target: string): JsonMap {
  const [type = '', name = ''] = target.split('/')
  const subresource = context.flags.string('subresource')
  const mapping = type === '*' ? undefined : context.mapper.find(type)
  if (!mapping && type !== '*') context.err(`Warning: the server doesn't have a resource type '${type}'\n\n`)
  if (
    mapping &&
    !mapping.namespaced &&
    !context.flags.bool('all-namespaces') &&
    !context.flags.bool('quiet')
  ) {
    context.err(
      `Warning: resource '${mapping.resource}' is not namespace scoped${mapping.group ? ` in group '${mapping.group}'` : ''}\n\n`,
    )
  }
  return {
    namespace: namespaceOf(context),
    verb,
    group: mapping?.group ?? (type === '*' ? '*' : ''),
    resource: mapping?.resource ?? type,
    ...(name ? { name } : {}),
    ...(subresource ? { subresource } : {}),
  }
}

function review(context: CommandContext, spec: JsonMap): unknown {
  const body = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec }
  return context.client.request('POST', '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', { body })
}

function listRules(context: CommandContext): void {
  const namespace = namespaceOf(context) || 'default'
  const body = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectRulesReview', spec: { namespace } }
  const answer = context.client.request('POST', '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews', {
    body,
  })
  const error = digString(answer, 'status', 'evaluationError')
  if (dig(answer, 'status', 'incomplete') === true)
    context.err(`warning: the list may be incomplete: ${error}\n`)
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
    ? { nonResourceAttributes: { path: target, verb } }
    : { resourceAttributes: resourceAttributes(context, verb, target) }
  const answer = review(context, spec)
  const allowed = dig(answer, 'status', 'allowed') === true
  const reason = digString(answer, 'status', 'reason')
  if (!flags.bool('quiet')) context.out(allowed ? 'yes\n' : reason ? `no - ${reason}\n` : 'no\n')
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
