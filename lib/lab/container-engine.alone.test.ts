import { describe, expect, it } from 'vitest'
import { LabSession } from '@/lib/lab/session'

const line = (text: string) => ({ kind: 'line', text }) as const
const DOCKERFILE = 'FROM golang:1.25\\nWORKDIR /src\\nCOPY . .\\nRUN go build -o /app .\\nCMD [\\"/app\\"]\\n'
const PROGRAM = 'package main\\nfunc main() {\\nprintln(\\"built\\")\\n}\\n'

describe('docker in a session', () => {
  it('fetches what it misses, and is replayed to the same state', async () => {
    const session = await LabSession.open({ scenario: {}, seed: 1 })
    await session.act(line(`mkdir d; printf "module x\\n" > d/go.mod; printf "${PROGRAM}" > d/main.go`))
    await session.act(
      line(`printf "${DOCKERFILE}" > d/Dockerfile; docker build -q -t registry.example.com/a:1 d`),
    )
    const { stdout } = await session.act(
      line('docker run --rm registry.example.com/a:1; docker push -q registry.example.com/a:1'),
    )
    expect(stdout).toContain('built\nregistry.example.com/a:1\n')
    await session.act(line('kubectl run a --image=registry.example.com/a:1 --restart=Never; sleep 8'))
    expect((await session.act(line('kubectl logs a'))).stdout).toBe('built\n')

    const again = await LabSession.open({ scenario: {}, seed: 1 })
    await again.replay(session.log())
    expect(again.cluster.hash()).toBe(session.cluster.hash())
  })

  it('begins with what the scenario has built and started, and with registries that ask who comes', async () => {
    const scenario = {
      registries: [{ host: 'registry.example.com', username: 'ci', password: 's3cret' }],
      commands: [
        'docker run -d --name web -p 8080:80 nginx:1.27',
        { run: 'docker pull -q busybox:1.36 && docker tag busybox:1.36 registry.example.com/box:1' },
      ],
    }
    const session = await LabSession.open({ scenario, seed: 1 })
    expect((await session.act(line('curl -s localhost:8080 | grep -c title'))).stdout).toBe('1\n')
    const push = 'docker push registry.example.com/box:1 2>&1 | tail -1 | cut -c1-20'
    expect((await session.act(line(`docker ps --format '{{.Names}}'; ${push}`))).stdout).toBe(
      'web\nno basic auth creden\n',
    )
    const login = 'echo s3cret | docker login -u ci --password-stdin registry.example.com 2> /dev/null'
    expect((await session.act(line(`${login}; ${push}`))).stdout).toMatch(
      /^Login Succeeded\n1: digest: sha256:/,
    )
  })
})
