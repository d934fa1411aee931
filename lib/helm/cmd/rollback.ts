import { rollback as rollBack } from '@/lib/helm/actions/rollback'
import type { HelmCommand } from '@/lib/helm/cmd/command'
import {
  CHANGE_FLAGS,
  changesOf,
  DRY_RUN_FLAG,
  dryRunOf,
  EXCLUSIVE,
  WAIT_FLAGS,
  waitsOf,
} from '@/lib/helm/cmd/install-flags'
import { HelmError } from '@/lib/helm/errors'
import { quote } from '@/lib/kubectl/go-format'

export const rollback: HelmCommand = {
  use: 'rollback <RELEASE> [REVISION]',
  short: 'roll back a release to a previous revision',
  arity: { min: 1 },
  flags: [
    ...CHANGE_FLAGS.filter(({ name }) => name !== 'description'),
    ...WAIT_FLAGS,
    DRY_RUN_FLAG,
    { name: 'cleanup-on-fail', type: 'bool', usage: 'Delete what was new if it fails.' },
    { name: 'history-max', type: 'int', default: '10', usage: 'How many revisions are kept; 0: all.' },
    {
      name: 'server-side',
      type: 'string',
      default: 'auto',
      usage: 'Let the API server merge: true, false or auto.',
    },
  ],
  exclusive: EXCLUSIVE,
  *run(context) {
    const { args, flags, io, out } = context
    const [name = '', revision = '0'] = args
    if (!/^[+-]?\d+$/.test(revision))
      throw new HelmError(
        `could not convert revision to a number: strconv.Atoi: parsing ${quote(revision)}: invalid syntax`,
      )
    yield* rollBack(context.action(), name, {
      ...waitsOf(io, flags),
      ...changesOf(flags),
      version: Number(revision),
      dryRun: dryRunOf(io, flags),
      serverSide: flags.string('server-side'),
      cleanupOnFail: flags.bool('cleanup-on-fail'),
      maxHistory: flags.number('history-max'),
    })
    out('Rollback was a success! Happy Helming!\n')
    return undefined
  },
}
