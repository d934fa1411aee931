import { nameArgument } from '../../cli/command'
import { KubectlError, throwCollected } from '../../errors'
import { dig, digMap, type JsonMap } from '../../go-format'
import { findInfos } from '../../resource/resource-finder'
import { defineGenerator, generatedMetadata } from './generator'

export const createJob = defineGenerator({
  use: 'job NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...]',
  short: 'Create a job with the specified name',
  examples: `
    # Run a command once
    kubectl create job report --image=busybox:1.36 -- sh -c 'date; echo done'

    # Run a CronJob now
    kubectl create job report-now --from=cronjob/report
  `,
  failure: 'failed to create job:',
  flags: [
    { name: 'from', type: 'string', usage: 'The resource to create the job from (only cronjob).' },
    { name: 'image', type: 'string', usage: 'The image to run.' },
  ],
  build(context) {
    const name = nameArgument(context)
    const image = context.flags.string('image')
    const from = context.flags.string('from')
    const command = context.args.slice(1)
    if (Boolean(image) === Boolean(from)) throw new KubectlError('either --image or --from must be specified')
    if (from && command.length > 0) throw new KubectlError('cannot specify --from and command')
    const head = { apiVersion: 'batch/v1', kind: 'Job' }
    if (!from) {
      const container = { name, image, ...(command.length > 0 ? { command } : {}), resources: {} }
      const template = { metadata: {}, spec: { containers: [container], restartPolicy: 'Never' } }
      return { ...head, metadata: generatedMetadata(context, name), spec: { template }, status: {} }
    }
    const { infos, errors } = findInfos(context, { args: [from] })
    throwCollected(errors)
    const [info] = infos
    if (!info || infos.length > 1) throw new KubectlError('from must be an existing cronjob')
    const { kind, version } = info.mapping
    if (kind !== 'CronJob') throw new KubectlError(`unknown object type *${version}.${kind}`)
    const template = dig(info.object, 'spec', 'jobTemplate') as JsonMap
    const annotations = {
      'cronjob.kubernetes.io/instantiate': 'manual',
      ...digMap(template, 'metadata', 'annotations'),
    }
    const owner = {
      apiVersion: 'batch/v1',
      controller: true,
      kind: 'CronJob',
      name: info.name,
      uid: info.object.metadata?.uid,
    }
    const labels = digMap(template, 'metadata', 'labels')
    const metadata = {
      name,
      annotations,
      ...(Object.keys(labels).length > 0 ? { labels } : {}),
      ownerReferences: [owner],
    }
    return { ...head, metadata, spec: dig(template, 'spec'), status: {} }
  },
})
