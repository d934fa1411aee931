/** etcdutl on the control plane's host. Mirrors: etcdutl 3.6: `snapshot status`, `version`. Differs: nothing else. */
import { hashText } from '@/lib/cluster/sim/hash'
import { table } from '@/lib/shell/programs/etcdctl/table'
import { failed, type Outcome, oneShot, succeeded } from '@/lib/shell/programs/one-shot'

function status(text: string, asTable: boolean): Outcome {
  const [, revision = '0', ...keys] = text.split('\n')
  const size = `${Math.max(20, Math.round(text.length / 400))} kB`
  const cells = [hashText(text).slice(0, 8), revision, String(keys.length), size, '3.6.0']
  if (!asTable) return succeeded(`${cells.join(', ')}\n`)
  return succeeded(table(['HASH', 'REVISION', 'TOTAL KEYS', 'TOTAL SIZE', 'STORAGE VERSION'], [cells]))
}

export const etcdutl = oneShot(({ args, readFile }) => {
  const at = args.findIndex((arg) => /^(-w|--write-out)/.test(arg))
  const output = args[at]?.split('=')[1] ?? args[at + 1]
  const words = args.filter(
    (arg, index) => !arg.startsWith('-') && !/^(-w|--write-out)$/.test(args[index - 1] ?? ''),
  )
  if (words[0] === 'version') return succeeded('etcdutl version: 3.6.8\nAPI version: 3.6\n')
  if (words[0] !== 'snapshot' || words[1] !== 'status')
    return failed(`Error: unknown command "${words.join(' ')}" for "etcdutl"\n`)
  const file = words[2]
  if (file === undefined) return failed('Error: snapshot status requires exactly one argument\n', 128)
  const text = readFile(file)
  if (text === undefined) return failed(`Error: stat ${file}: no such file or directory\n`)
  if (!text.startsWith('etcd-snapshot\n')) return failed('Error: invalid database\n')
  return status(text, at >= 0 && output === 'table')
})
