/** tcpdump. Differs: there are no packets here to be seen, and it says so. */
import { interfacesOf } from '@/lib/userland/tools/network/interfaces'
import { ToolExit } from '@/lib/userland/tools/options'
import { immediateTool } from '@/lib/userland/tools/tool'

export const tcpdump = immediateTool({
  options: 'AbdDefhHIJKlLnNOpqStuUvxX#B:c:C:E:F:G:i:j:k:m:M:P:Q:r:s:T:V:w:W:y:z:Z:',
  long: { 'list-interfaces': 'D', interface: 'i', verbose: 'v' },
  version: 'tcpdump version 4.99.5',
  run(args, io) {
    const all = interfacesOf(io)
    if (args.has('D')) {
      for (const [at, { name, kind }] of all.entries())
        io.out(`${at + 1}.${name} [Up, Running${kind === 'loopback' ? ', Loopback' : ', Connected'}]\n`)
      return 0
    }
    const name = args.value('i') ?? 'eth0'
    if (name !== 'any' && !all.some((one) => one.name === name))
      throw new ToolExit(1, `tcpdump: ${name}: No such device exists\n(No such device exists)\n`)
    return io.fail(`${name}: this lab has connections and answers, but no packets that could be captured`)
  },
})
