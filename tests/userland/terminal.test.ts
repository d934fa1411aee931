import { describe, expect, test } from 'vitest'
import { newTerminal } from './terminal'

/** What somebody types, and what the shell writes until it waits again; ms that pass meanwhile. */
type Exchange = [typed: string, written: string, ms?: number]

const SESSIONS: Record<string, Exchange[]> = {
  'commands over several lines': [
    ['echo hi\n', 'hi\n$ '],
    ['for i in 1 2\n', '> '],
    ['do echo $i\n', '> '],
    ['done\n', '1\n2\n$ '],
    ['cat <<E\n', '> '],
    ['x $((1+1))\n', '> '],
    ['E\n', 'x 2\n$ '],
    ['echo "a\n', '> '],
    ['b"\n', 'a\nb\n$ '],
    ['echo a \\\n', '> '],
    ['b\n', 'a b\n$ '],
    ['true &&\n', '> '],
    ['echo yes\n', 'yes\n$ '],
  ],
  // As bash 5.2 does when the same is typed.
  'an exclamation mark in lines that go on': [
    ['echo first\n', 'first\n$ '],
    ["cat <<'E'\n", '> '],
    ['!c.image and !first\n', '> '],
    ['E\n', '!c.image and !first\n$ '],
    ["echo 'a\n", '> '],
    ["!nobody' b\n", 'a\n!nobody b\n$ '],
    ['true # <<E\n', '$ '],
    ['!ec\n', "echo 'a\n!nobody' b\na\n!nobody b\n$ "],
  ],
  'state between lines': [
    ['x=5; f() { echo "f $1 $x"; }\n', '$ '],
    ['f a\n', 'f a 5\n$ '],
    ['cd /tmp; pwd\n', '/tmp\n$ '],
    ['alias ll="echo long"\n', '$ '],
    ['ll x\n', 'long x\n$ '],
    ['read y\n', ''],
    ['typed\n', '$ '],
    ['echo $y $_\n', 'typed y\n$ '],
  ],
  errors: [
    ['nosuch\n', 'bash: nosuch: command not found\n$ '],
    ['echo $?\n', '127\n$ '],
    ['echo )\n', "bash: syntax error near unexpected token `)'\n$ "],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own
    ['${z?bad}; echo no\n', 'bash: z: bad\n$ '],
    ['echo $((1/0)); echo no\n', 'bash: 1/0: division by 0 (error token is "0")\n$ '],
  ],
  'jobs that end': [
    ['sleep 10 &\n', '[1] 2\n$ '],
    ['jobs\n', '[1]+  Running                 sleep 10 &\n$ '],
    ['echo wait\n', 'wait\n$ ', 20_000],
    ['\n', '[1]+  Done                    sleep 10\n$ '],
    ['(exit 3) &\n', '[1] 3\n$ '],
    ['\n', '[1]+  Exit 3                  ( exit 3 )\n$ '],
    ['sleep 50 & sleep 60 &\n', '[1] 4\n[2] 5\n$ '],
    ['jobs\n', '[1]-  Running                 sleep 50 &\n[2]+  Running                 sleep 60 &\n$ '],
    ['kill %1; wait %1\n', '[1]-  Terminated              sleep 50\n$ '],
    ['wait; echo waited\n', '[2]+  Done                    sleep 60\nwaited\n$ ', 60_000],
  ],
  'stopped and resumed': [
    ['sleep 100\n', ''],
    ['\x1a', '\n[1]+  Stopped                 sleep 100\n$ '],
    ['echo $?\n', '148\n$ '],
    ['bg\n', '[1]+ sleep 100 &\n$ '],
    ['fg\n', 'sleep 100\n'],
    ['\x03', '\n$ '],
    ['echo $?; jobs\n', '130\n$ '],
    ['cat &\n', '[1] 3\n$ '],
    ['\n', '[1]+  Stopped (tty input)     cat\n$ '],
    ['fg\n', 'cat\n'],
    ['line\n', 'line\n'],
    ['\x04', '$ '],
    ['fg\n', 'bash: fg: current: no such job\n$ '],
  ],
  interrupts: [
    ['sleep 100; echo no\n', ''],
    ['\x03', '\n$ '],
    ['while :; do sleep 1; done\n', '', 3000],
    ['\x03', '\n$ '],
    ['echo abc\x03', '\n$ '],
    ['trap "echo caught" INT\n', '$ '],
    ['sleep 100\n', ''],
    ['\x03', '\n$ '],
  ],
  history: [
    ['echo one two\n', 'one two\n$ '],
    ['!!\n', 'echo one two\none two\n$ '],
    ['echo !$\n', 'echo two\ntwo\n$ '],
    ['!nope\n', 'bash: !nope: event not found\n$ '],
    ['history 2\n', '    2  echo two\n    3  history 2\n$ '],
    ['!1\n', 'echo one two\none two\n$ '],
    ['echo \'a!b\' "c!"\n', 'a!b c!\n$ '],
  ],
}

describe.each(Object.entries(SESSIONS))('%s', (_, exchanges) => {
  test('the shell answers as bash does', () => {
    const terminal = newTerminal()
    expect(terminal.output()).toBe('$ ')
    for (const [typed, written, ms] of exchanges) {
      expect([typed, withoutEcho(terminal.type(typed, ms))]).toEqual([typed, written])
    }
  })
})

/** What a terminal shows of control characters is its own business. */
const withoutEcho = (text: string) => text.replaceAll('\r', '').replace(/\^[CZ]/g, '')

test('the end of input ends the shell, which warns of stopped jobs', () => {
  const terminal = newTerminal()
  terminal.type('sleep 100\n')
  terminal.type('\x1a')
  expect(terminal.type('exit\n')).toBe('exit\nThere are stopped jobs.\n$ ')
  terminal.type('exit 4\n')
  expect(terminal.kernel.reap(terminal.pid)).toEqual({ code: 4 })
})

test('ash says things its own way', () => {
  const terminal = newTerminal({ dialect: 'busybox', argv: ['sh'] })
  terminal.output()
  expect(terminal.type('nosuch\n')).toBe('sh: nosuch: not found\n$ ')
  expect(terminal.type('cd /nope\n')).toBe("sh: cd: can't cd to /nope: No such file or directory\n$ ")
  expect(terminal.type('echo )\n')).toBe('sh: syntax error: unexpected ")"\n$ ')
})

test('start files are read', () => {
  const terminal = newTerminal({ argv: ['bash'] })
  terminal.machine.files.write(
    '/root/.bashrc',
    'alias k=echo\ngreet() { echo "hello $1"; }\nPS1=\'\\u@\\h:\\w\\$ \'\n',
  )
  expect(terminal.output()).toBe('root@host:~# ')
  expect(terminal.type('k x; greet you; cd /tmp\n')).toBe('x\nhello you\nroot@host:/tmp# ')
})
