import { withConfigSaved } from '../../apply/last-applied'
import { type CommandContext, defineCommand, noArguments } from '../../cli/command'
import {
  DRY_RUN_FLAG,
  dryRunOf,
  FILENAME_FLAGS,
  fieldManagerFlag,
  findOptions,
  RECORD_FLAG,
  SAVE_CONFIG_FLAG,
  SELECTOR_FLAG,
  VALIDATE_FLAG,
  validationOf,
  writeQuery,
} from '../../cli/common-flags'
import { withoutResourceVersion } from '../../client/rest-client'
import { asKubectlError, KubectlError, throwCollected, withSource } from '../../errors'
import type { Steps } from '../../io'
import { PRINT_FLAGS, resultPrinter } from '../../printers/print-flags'
import { recorded } from '../../record'
import { findInfos } from '../../resource/resource-finder'
import { editBeforeCreate } from '../edit'
import { sendRaw } from '../raw-request'
import { createConfigMap } from './configmap'
import { createCronJob } from './cronjob'
import { createDeployment } from './deployment'
import { createIngress } from './ingress'
import { createJob } from './job'
import { createNamespace } from './namespace'
import { createPodDisruptionBudget } from './pod-disruption-budget'
import { createPriorityClass } from './priority-class'
import { createQuota } from './quota'
import { createClusterRole, createRole } from './role'
import { createClusterRoleBinding, createRoleBinding } from './role-binding'
import { createSecret } from './secret'
import { createService } from './service'
import { createServiceAccount } from './service-account'
import { createToken } from './token'

function* edited(context: CommandContext): Steps<undefined> {
  const { infos, errors } = findInfos(context, findOptions([], context.flags))
  yield* editBeforeCreate(context, infos)
  throwCollected(errors)
  return undefined
}

function run(context: CommandContext): Steps<undefined> | undefined {
  const { flags, client } = context
  noArguments(context, 'Unexpected args')
  if (flags.list('filename').length === 0 && !flags.string('kustomize')) {
    throw new KubectlError('must specify one of -f and -k')
  }
  if (flags.string('raw') && flags.bool('edit')) {
    throw new KubectlError('--raw and --edit are mutually exclusive')
  }
  if (flags.string('raw')) return sendRaw(context, 'POST')
  if (flags.bool('edit')) return edited(context)
  const dryRun = dryRunOf(context)
  const query = writeQuery(flags, dryRun)
  const validate = validationOf(flags) !== 'Ignore'
  const print = resultPrinter(context, dryRun)
  const { infos, errors } = findInfos(context, { ...findOptions([], flags), validate })
  for (const info of infos) {
    const annotated = withConfigSaved(info.object, flags.bool('save-config'))
    const object = recorded(context, annotated)
    try {
      print(
        dryRun === 'client'
          ? object
          : client.create(info.mapping, info.namespace, withoutResourceVersion(object), query),
        'created',
      )
    } catch (error) {
      errors.push(withSource('creating', info.source, asKubectlError(error)))
    }
  }
  throwCollected(errors)
  if (infos.length === 0) throw new KubectlError('no objects passed to create')
  return undefined
}

export const create = defineCommand({
  use: 'create -f FILENAME',
  short: 'Create a resource from a file or from stdin',
  long: 'Create a resource from a file or from stdin.\n\n JSON and YAML formats are accepted.',
  group: 'Basic Commands (Beginner):',
  examples: `
    # What a file describes
    kubectl create -f pod.yaml

    # What another command prints
    cat pod.yaml | kubectl create -f -
  `,
  flags: [
    ...PRINT_FLAGS,
    ...FILENAME_FLAGS,
    SELECTOR_FLAG,
    DRY_RUN_FLAG,
    SAVE_CONFIG_FLAG,
    VALIDATE_FLAG,
    fieldManagerFlag('kubectl-create'),
    RECORD_FLAG,
    { name: 'edit', type: 'bool', usage: 'Edit what is read before it is created.' },
    { name: 'raw', type: 'string', usage: 'A path to POST the file to.' },
    { name: 'windows-line-endings', type: 'bool', usage: 'Use Windows line ends with --edit.' },
  ],
  subcommands: [
    createClusterRole,
    createClusterRoleBinding,
    createConfigMap,
    createCronJob,
    createDeployment,
    createIngress,
    createJob,
    createNamespace,
    createPodDisruptionBudget,
    createPriorityClass,
    createQuota,
    createRole,
    createRoleBinding,
    createSecret,
    createService,
    createServiceAccount,
    createToken,
  ],
  run,
})
