import { beforeAll, describe, expect, it } from 'vitest'
import { END_KEYS as END } from '@/components/lab/editor/end-keys'
import { InlinePort } from '@/lib/lab/inline-port'
import { LabClient, type LabView } from '@/lib/lab/lab-client'
import { editorAnswer } from '@/lib/lab/manifest/editor-protocol'
import { replayLog } from '@/lib/lab/replay'
import { LabSession } from '@/lib/lab/session'
import { loadRest } from '@/lib/shell/rest'

beforeAll(loadRest, 60_000)

const open = () => LabSession.open({ scenario: {}, seed: 3 })
const line = async (session: LabSession, text: string) => (await session.act({ kind: 'line', text })).stdout
const save = (session: LabSession, path: string, text: string) => session.act({ kind: 'write', path, text })

/** The same log on another machine leads to the same. */
async function expectReplays(session: LabSession): Promise<void> {
  const log = JSON.parse(JSON.stringify(session.log()))
  const replayed = await replayLog({ scenario: {}, seed: 3, log, confirm: true })
  expect(replayed.cluster.hash()).toBe(session.cluster.hash())
  expect(replayed.workplace.files()).toEqual(session.workplace.files())
  expect(replayed.workplace.printed).toBe(session.workplace.printed)
}

describe('a file that is open in an editor of the terminal', () => {
  it.each([
    ['vi a.yaml', 'vi', '/root/a.yaml'],
    ['vim /tmp/a.yaml', 'vi', '/tmp/a.yaml'],
    ['mkdir d; cd d; nano a.yaml', 'nano', '/root/d/a.yaml'],
    ['echo x > a.yaml; EDITOR=vi; vi +1 a.yaml', 'vi', '/root/a.yaml'],
  ] as const)('is known, written and left: %s', async (command, program, path) => {
    const session = await open()
    await line(session, command)
    const terminal = session.terminal()
    expect(terminal.editing).toEqual({ program, path })
    expect((await save(session, path, 'a: 1\n')).exitCode).toBe(0)
    await session.act({ kind: 'keys', text: END[program] })
    expect(terminal.editing).toBeUndefined()
    expect(terminal.mode).toBe('prompt')
    expect(await line(session, `cat ${path}`)).toBe('a: 1\n')
    await expectReplays(session)
  })

  it.each(['vi', 'nano'] as const)('is left without what was typed into %s', async (program) => {
    const session = await open()
    await line(session, `echo old > a; ${program} a`)
    await session.act({ kind: 'keys', text: program === 'vi' ? 'iTYPED' : 'TYPED' })
    await save(session, '/root/a', 'new\n')
    await session.act({ kind: 'keys', text: END[program] })
    expect(session.terminal().mode).toBe('prompt')
    expect(session.terminal().prompt).toMatch(/\$\S* $/)
    expect(await line(session, 'cat a')).toBe('new\n')
    await expectReplays(session)
  })

  it.each(['cat', 'less /etc/passwd', 'vi', 'view /etc/passwd', 'kubectl get pods -w'])(
    'is not there: %s',
    async (command) => {
      const session = await open()
      await line(session, command)
      expect(session.terminal().editing).toBeUndefined()
    },
  )

  it('is the object of a kubectl edit, which takes what was saved', async () => {
    const session = await open()
    await line(session, 'kubectl create deployment web --image=nginx:1.27')
    await line(session, 'kubectl edit deployment web')
    const terminal = session.terminal()
    const path = terminal.editing?.path ?? ''
    expect(path).toMatch(/^\/tmp\/kubectl-edit-\d+\.yaml$/)
    const text = terminal.readFile(path) ?? ''
    await save(session, path, text.replace('replicas: 1', 'replicas: 3'))
    const { stdout } = await session.act({ kind: 'keys', text: END.vi })
    expect(stdout).toContain('deployment.apps/web edited')
    expect(await line(session, 'kubectl get deployment web -o jsonpath={.spec.replicas}; echo')).toBe('3\n')
    await expectReplays(session)
  })

  it('is opened again by kubectl edit when it is wrong, with the reasons', async () => {
    const session = await open()
    await line(
      session,
      'kubectl create deployment web --image=nginx:1.27; KUBE_EDITOR=nano kubectl edit deploy web',
    )
    const terminal = session.terminal()
    const first = terminal.editing
    expect(first?.program).toBe('nano')
    const text = terminal.readFile(first?.path ?? '') ?? ''
    await save(session, first?.path ?? '', text.replace('replicas: 1', 'replicas: -1'))
    await session.act({ kind: 'keys', text: END.nano })
    const again = terminal.editing
    expect(again?.path).not.toBe(first?.path)
    expect(terminal.readFile(again?.path ?? '')).toContain('spec.replicas: Invalid value: -1')
    await expectReplays(session)
  })

  it('is that of the host where the terminal is logged in', async () => {
    const session = await open()
    await line(session, 'ssh control-plane')
    const manifest = '/etc/kubernetes/manifests/kube-scheduler.yaml'
    await line(session, `vi ${manifest}`)
    const terminal = session.terminal()
    expect(terminal.editing).toEqual({ program: 'vi', path: manifest })
    expect(terminal.hostName).toBe('control-plane')
    const text = terminal.readFile(manifest) ?? ''
    expect(text).toContain('kube-scheduler')
    await save(session, manifest, `${text}# seen\n`)
    await session.act({ kind: 'keys', text: END.vi })
    expect(await line(session, `tail -n1 ${manifest}`)).toBe('# seen\n')
    await expectReplays(session)
  })
})

describe('a file that cannot be saved', () => {
  it('is refused in the system’s words, and the log goes on', async () => {
    const session = await open()
    await line(session, 'touch f')
    expect(await save(session, '/root', 'x')).toEqual({ stdout: 'Is a directory', exitCode: 1 })
    expect(await save(session, '/root/f/g', 'x')).toEqual({ stdout: 'Not a directory', exitCode: 1 })
    expect(await line(session, 'echo on')).toBe('on\n')
    await expectReplays(session)
  })
})

describe('the page', () => {
  it('hears of the open file, asks and saves', async () => {
    const views: LabView[] = []
    const client = new LabClient(new InlinePort(), {
      picture: (view) => views.push(view),
      print: () => undefined,
      stop: (error) => {
        throw error
      },
    })
    await client.start({}, 1)
    await client.line('nano web.yaml')
    expect(views.at(-1)?.prompts[0]?.editing).toEqual({ program: 'nano', path: '/root/web.yaml' })
    expect(await client.changeFile({ kind: 'write', path: '/root/web.yaml', text: 'kind: Pod\n' })).toEqual(
      {},
    )
    expect(await client.changeFile({ kind: 'write', path: '/root', text: 'x' })).toEqual({
      refused: 'Is a directory',
    })
    expect(editorAnswer.parse(await client.ask({ kind: 'read', path: '/root/web.yaml' }))).toEqual({
      kind: 'read',
      path: '/root/web.yaml',
      text: 'kind: Pod\n',
    })
    await client.keys(END.nano)
    expect(views.at(-1)?.prompts[0]?.editing).toBeUndefined()
    expect((await client.log()).entries.map(({ kind }) => kind)).toEqual(['line', 'write', 'write', 'keys'])
  })
})
