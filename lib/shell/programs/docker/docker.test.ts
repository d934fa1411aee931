import { describe, expect, it } from 'vitest'
import { parsePort, portsText } from '@/lib/shell/programs/docker/port-spec'
import { showTable } from '@/lib/shell/programs/docker/table'
import { binarySize, humanDuration, humanSize, parseSize } from '@/lib/shell/programs/docker/units'
import { DockerExit, readFlags } from '@/lib/shell/programs/docker/usage'

const USAGE = { path: 'docker x', use: 'docker x [OPTIONS] A', flags: 'all|a name|n: env|e: quiet', least: 1 }

describe('command lines of docker', () => {
  it.each([
    [['-a', 'one'], { all: ['true'], operands: ['one'] }],
    [['--name=web', 'one', '--all'], { name: ['web'], all: ['true'], operands: ['one'] }],
    [['-aeA=1', '-e', 'B=2', 'one'], { all: ['true'], env: ['A=1', 'B=2'], operands: ['one'] }],
    [['--all=false', 'one'], { all: ['false'], operands: ['one'] }],
    [['--', '-a'], { operands: ['-a'] }],
  ])('%j', (words, wanted) => {
    const { flags, operands } = readFlags(USAGE, words)
    for (const [name, values] of Object.entries(wanted))
      expect(name === 'operands' ? operands : flags.all(name)).toEqual(values)
  })

  it('stop at the first operand where a command follows', () => {
    expect(readFlags({ ...USAGE, stops: true }, ['-a', 'image', '-a', '--', 'x']).operands).toEqual([
      'image',
      '-a',
      '--',
      'x',
    ])
  })

  it.each([
    [['--nope', 'a'], 125, 'unknown flag: --nope\n'],
    [['-z', 'a'], 125, "unknown shorthand flag: 'z' in -z\n"],
    [['-n'], 125, "flag needs an argument: 'n' in -n\n"],
    [['a', '--name'], 125, 'flag needs an argument: --name\n'],
    [['--all=maybe', 'a'], 125, 'invalid argument "maybe" for "--all" flag: strconv.ParseBool'],
    [[], 1, "docker: 'docker x' requires at least 1 argument\n"],
  ])('%j', (words, code, message) => {
    try {
      readFlags(USAGE, words)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(DockerExit)
      expect((error as DockerExit).exitCode).toBe(code)
      expect((error as DockerExit).message.startsWith(message)).toBe(true)
    }
  })
})

describe('ports', () => {
  it.each([
    ['80', [['0.0.0.0', 0, 80, 'tcp']]],
    ['8080:80', [['0.0.0.0', 8080, 80, 'tcp']]],
    ['127.0.0.1:53:5353/udp', [['127.0.0.1', 53, 5353, 'udp']]],
    ['127.0.0.1::80', [['127.0.0.1', 0, 80, 'tcp']]],
    [
      '8000-8001:80-81',
      [
        ['0.0.0.0', 8000, 80, 'tcp'],
        ['0.0.0.0', 8001, 81, 'tcp'],
      ],
    ],
  ])('%s', (text, wanted) => {
    expect(parsePort(text).map((one) => [one.address, one.hostPort, one.port, one.protocol])).toEqual(wanted)
  })

  it.each(['x:80', '80:x', '80:99999', '1.2:80:80', '80-81:80', '80/icmp', ''])('%j is none', (text) => {
    expect(() => parsePort(text)).toThrow(DockerExit)
  })

  it('are shown with where they lead to', () => {
    expect(portsText(parsePort('8080:80'), ['80/tcp', '443/tcp'])).toBe(
      '443/tcp, 0.0.0.0:8080->80/tcp, [::]:8080->80/tcp',
    )
  })
})

describe('numbers as docker says them', () => {
  it.each([
    [0, 'Less than a second'],
    [1500, '1 second'],
    [59_000, '59 seconds'],
    [60_000, 'About a minute'],
    [46 * 60_000, '46 minutes'],
    [3_600_000, 'About an hour'],
    [47 * 3_600_000, '47 hours'],
    [72 * 3_600_000, '3 days'],
    [400 * 24 * 3_600_000, '13 months'],
  ])('%d ms: %s', (ms, words) => {
    expect(humanDuration(ms)).toBe(words)
  })

  it('sizes', () => {
    expect([0, 999, 1000, 62_944_123, 1_230_000_000].map((bytes) => humanSize(bytes))).toEqual([
      '0B',
      '999B',
      '1kB',
      '62.9MB',
      '1.23GB',
    ])
    expect(binarySize(8 * 2 ** 30)).toBe('8GiB')
    expect(['32m', '1g', '512', '1.5k', 'x'].map(parseSize)).toEqual([
      33_554_432,
      1_073_741_824,
      512,
      1536,
      undefined,
    ])
  })
})

describe('lists', () => {
  const rows = [
    { ID: '1', Name: 'one' },
    { ID: '22', Name: 'two' },
  ]
  const table = { columns: '{{.ID}}\t{{.Name}}', headers: { ID: 'CONTAINER ID', Name: 'NAMES' } }

  it.each([
    [undefined, 'CONTAINER ID   NAMES\n1              one\n22             two\n'],
    ['table {{.Name}}', 'NAMES\none\ntwo\n'],
    ['{{.Name | upper}}\\t{{.ID}}', 'ONE\t1\nTWO\t22\n'],
    ['json', '{"ID":"1","Name":"one"}\n{"ID":"22","Name":"two"}\n'],
    ['{{json .Name}}', '"one"\n"two"\n'],
  ])('%s', (format, wanted) => {
    expect(showTable(rows, table, format)).toBe(wanted)
  })

  it('say what is wrong with a template', () => {
    expect(() => showTable(rows, table, '{{.Name')).toThrow(
      'template parsing error: template: :1: unclosed action',
    )
  })
})
