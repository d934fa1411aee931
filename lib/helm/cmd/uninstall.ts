import { uninstall as uninstallRelease } from '@/lib/helm/actions/uninstall'
import type { HelmCommand } from '@/lib/helm/cmd/command'
import { WAIT_FLAGS, waitsOf } from '@/lib/helm/cmd/install-flags'
import { HelmError } from '@/lib/helm/errors'

const CASCADES = ['background', 'foreground', 'orphan']

export const uninstall: HelmCommand = {
  use: 'uninstall RELEASE_NAME [...]',
  short: 'uninstall a release',
  aliases: ['del', 'delete', 'un'],
  arity: { min: 1 },
  flags: [
    ...WAIT_FLAGS.filter(({ name }) => name !== 'wait-for-jobs'),
    { name: 'keep-history', type: 'bool', usage: 'Keep the revisions, marked as uninstalled.' },
    { name: 'no-hooks', type: 'bool', usage: 'Run no hooks.' },
    { name: 'dry-run', type: 'bool', usage: 'Change nothing.' },
    { name: 'ignore-not-found', type: 'bool', usage: 'A release that is not there is no error.' },
    { name: 'cascade', type: 'string', default: 'background', usage: 'background, foreground or orphan.' },
    { name: 'description', type: 'string', usage: 'What the history says of it.' },
  ],
  *run(context) {
    const { args, flags, io, out } = context
    const cascade = flags.string('cascade')
    if (!CASCADES.includes(cascade))
      throw new HelmError(
        `invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`,
      )
    const action = context.action()
    for (const name of args) {
      if (flags.bool('dry-run')) action.store.last(name)
      else {
        const told = yield* uninstallRelease(action, name, {
          ...waitsOf(io, flags),
          keepHistory: flags.bool('keep-history'),
          noHooks: flags.bool('no-hooks'),
          description: flags.string('description'),
          ignoreNotFound: flags.bool('ignore-not-found'),
        })
        if (told) out(`${told}\n`)
      }
      out(`release "${name}" uninstalled\n`)
    }
    return undefined
  },
}
