import { describe, expect, it } from 'vitest'
import { recordPage } from './record-page'
import { runPage } from './run-page'

const page = (first: string, second: string) => `## A page

\`\`\`yaml file=pod.yaml
apiVersion: v1
kind: Pod
metadata: {name: one}
spec: {containers: [{name: a, image: nginx}]}
\`\`\`

\`\`\`console
$ kubectl create -f pod.yaml
${first}$ cat <<'EOF'
> two
> EOF
${second}\`\`\`

\`\`\`console unrun=hosts
$ reboot
\`\`\`
`

describe('recordPage', () => {
  it('fills in what commands print, below the command that prints it', async () => {
    const empty = page('', '')
    expect(recordPage(empty, await runPage(empty))).toBe(page('pod/one created\n', 'two\n'))
  })

  it('leaves alone what the author wrote, right or wrong', async () => {
    const written = page('pod/two created\n', '')
    expect(recordPage(written, await runPage(written))).toBe(page('pod/two created\n', 'two\n'))
  })
})

describe('runPage', () => {
  const manifest = (marks: string, name: string, message = '') =>
    `\`\`\`yaml${marks}\napiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}}\n\`\`\`\n\n${message}`

  it('gives every manifest to the API server', async () => {
    const [good] = await runPage(manifest('', 'good'))
    expect(good).toMatchObject({ matches: true, got: [] })
    const [bad] = await runPage(manifest('', 'Bad'))
    expect(bad?.matches).toBe(false)
    expect(await runPage(manifest(' part', 'Bad'))).toEqual([])
  })

  it('compares a refusal with the message that the page shows', async () => {
    const [{ got = [] } = {}] = await runPage(manifest('', 'Bad'))
    const text = (lines: string[]) => `\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`
    expect(await runPage(manifest(' rejected', 'Bad', text(got)))).toMatchObject([{ matches: true }])
    expect(await runPage(manifest(' rejected', 'Bad', text(['no'])))).toMatchObject([{ matches: false }])
    expect(await runPage(manifest(' rejected', 'good', text([])))).toMatchObject([{ matches: false }])
  })

  it('begins where the concept says', async () => {
    const [step] = await runPage('```console\n$ kubectl get namespace red -o name\nnamespace/red\n```\n', {
      prepare: ['kubectl create namespace red'],
    })
    expect(step).toMatchObject({ matches: true })
  })
})
