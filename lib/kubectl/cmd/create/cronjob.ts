import { nameArgument } from '../../cli/command'
import { defineGenerator, generatedMetadata } from './generator'

export const createCronJob = defineGenerator({
  use: "cronjob NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...] [flags]",
  short: 'Create a cron job with the specified name',
  aliases: ['cj'],
  examples: `
    # Every five minutes
    kubectl create cronjob report --image=busybox:1.36 --schedule='*/5 * * * *'

    # With a command of its own
    kubectl create cronjob report --image=busybox:1.36 --schedule='0 3 * * *' -- sh -c 'date; echo done'
  `,
  required: ['image', 'schedule'],
  failure: 'failed to create cronjob:',
  flags: [
    { name: 'image', type: 'string', usage: 'The image to run.' },
    { name: 'restart', type: 'string', usage: "The pods' restart policy: OnFailure or Never." },
    { name: 'schedule', type: 'string', usage: 'When to run, in five cron fields.' },
  ],
  build(context) {
    const name = nameArgument(context)
    const { flags } = context
    const command = context.args.slice(1)
    const container = {
      name,
      image: flags.string('image'),
      ...(command.length > 0 ? { command } : {}),
      resources: {},
    }
    const pod = { containers: [container], restartPolicy: flags.string('restart') || 'OnFailure' }
    return {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: generatedMetadata(context, name),
      spec: {
        schedule: flags.string('schedule'),
        jobTemplate: { metadata: { name }, spec: { template: { metadata: {}, spec: pod } } },
      },
      status: {},
    }
  },
})
