import { type CommandContext, defineCommand } from '../../cli/command'
import { ApiStatusError, KubectlError } from '../../errors'
import { dig, digMap, digString, type JsonMap } from '../../go-format'
import { objectPrinter, PRINT_FLAGS } from '../../printers/print-flags'
import { alignTabs, TABLE_TABS } from '../../printers/tab-writer'

const words = (list: unknown) => `[${Array.isArray(list) ? list.join(' ') : ''}]`

/** What a server without the API says, and who may not ask it. */
function ask(context: CommandContext, path: string, body: JsonMap): unknown {
  try {
    return context.client.request('POST', path, { body })
  } catch (error) {
    if (!(error instanceof ApiStatusError) || error.reason !== 'Forbidden') throw error
    throw new KubectlError(
      'the selfsubjectreviews API is not enabled in the cluster or you do not have permission to call it',
    )
  }
}

export const whoami = defineCommand({
  use: 'whoami',
  short: 'Experimental: Check self subject attributes',
  examples: `
    # Name and groups of the user
    kubectl auth whoami

    # The same as YAML
    kubectl auth whoami -o yaml
  `,
  flags: PRINT_FLAGS,
  run(context) {
    const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' }
    const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews'
    const review = ask(context, path, body)
    const printer = objectPrinter(context)
    if (printer) {
      context.out(printer(review))
      return
    }
    const user = dig(review, 'status', 'userInfo')
    const rows = [['ATTRIBUTE', 'VALUE']]
    for (const [title, field] of [
      ['Username', 'username'],
      ['UID', 'uid'],
    ] as const) {
      if (digString(user, field)) rows.push([title, digString(user, field)])
    }
    const groups = dig(user, 'groups')
    if (Array.isArray(groups) && groups.length > 0) rows.push(['Groups', words(groups)])
    for (const [key, list] of Object.entries(digMap(user, 'extra'))) rows.push([`Extra: ${key}`, words(list)])
    context.out(alignTabs(rows.map((cells) => `${cells.join('\t')}\n`).join(''), TABLE_TABS))
  },
})
