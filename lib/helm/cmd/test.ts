import { testRelease } from '@/lib/helm/actions/release-test'
import type { HelmCommand } from '@/lib/helm/cmd/command'
import { releaseText } from '@/lib/helm/cmd/release-output'
import { HelmError } from '@/lib/helm/errors'
import { podLogs } from '@/lib/helm/kube/pod-logs'
import { readHead } from '@/lib/helm/release/manifests'

export const test: HelmCommand = {
  use: 'test [RELEASE]',
  short: 'run tests for a release',
  arity: { min: 1, max: 1 },
  flags: [
    { name: 'timeout', type: 'duration', default: '5m0s', usage: 'How long to wait for any one thing.' },
    { name: 'logs', type: 'bool', usage: "Print what the tests' pods have written." },
    { name: 'filter', type: 'stringSlice', usage: 'name=TEST, or !name=TEST to leave it out.' },
  ],
  *run(context) {
    const { args, flags, out } = context
    const action = context.action()
    const waits = { wait: 'watcher' as const, waitForJobs: false, timeout: flags.number('timeout') }
    const { release, error, shutDown } = yield* testRelease(action, args[0] ?? '', {
      ...waits,
      filters: flags.list('filter'),
    })
    out(releaseText(release, { debug: flags.bool('debug'), hideNotes: true }))
    if (flags.bool('logs')) {
      out('\n')
      for (const hook of release.hooks.filter(({ events, lastRun }) => events.includes('test') && lastRun)) {
        const { objectName } = readHead(hook.path, hook.manifest)
        out(`POD LOGS: ${objectName}\n${podLogs(action.cluster, hook, release.namespace).join('')}\n`)
      }
    }
    yield* shutDown()
    if (error) throw new HelmError(error.message)
    return undefined
  },
}
