import { describe, expect, it } from 'vitest'
import { pageScript, stateBefore } from './page-script'

const page = `## A page

\`\`\`yaml file=app/pod.yaml
kind: Pod
\`\`\`

\`\`\`console
$ kubectl apply -f app/pod.yaml
pod/one created
$ cat <<EOF
> two
> EOF
two
\`\`\`

\`\`\`console unrun=hosts
$ reboot
\`\`\`

\`\`\`console as-typed
$ kubectl get pods
\`\`\`
`

describe('the script of a page', () => {
  const script = pageScript(page, { addons: ['metrics-server'], prepare: ['kubectl create namespace red'] })

  it('has the blocks that do something', () => {
    expect(script.blocks).toEqual([
      { line: 3, commands: [], asTyped: false, file: { name: 'app/pod.yaml', text: 'kind: Pod\n' } },
      { line: 7, commands: ['kubectl apply -f app/pod.yaml', 'cat <<EOF\ntwo\nEOF'], asTyped: false },
      { line: 20, commands: ['kubectl get pods'], asTyped: true },
    ])
  })

  it('leads to the state before any of them', () => {
    const [, , last] = script.blocks
    expect(last && stateBefore(script, last)).toEqual({
      cluster: { addons: ['metrics-server'] },
      commands: [
        'kubectl create namespace red',
        "mkdir -p ~/app && cat > ~/app/pod.yaml <<'END_OF_THE_FILE'\nkind: Pod\nEND_OF_THE_FILE",
        'kubectl apply -f app/pod.yaml',
        'cat <<EOF\ntwo\nEOF',
      ],
    })
  })
})
