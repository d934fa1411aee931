import type { ContentFiles } from '../content'

const definition = `# TODO: what it is about, the main concept first (content/curriculum.yaml).
concepts: [configmap]
# TODO: 1 (first steps) to 5 (harder than the exam).
level: 1
minutes: 5
# TODO: what is there when the learner comes: nodes, objects, commands, files.
objects:
  - apiVersion: v1
    kind: Namespace
    metadata: { name: shop }
checks:
  # TODO: state checks and experiments (lib/goal/condition.ts), each with a command that shows what it looked at.
  - id: settings
    weight: 1
    show: kubectl get configmap settings -n shop -o yaml
    all:
      - { kind: field, resource: configmaps, namespace: shop, name: settings, path: data.colour, equals: blue }
`

const en = `---
title: 'TODO: what is to be done, in a few words'
summary: 'TODO: the task in one sentence.'
checks:
  # TODO: what each check wants.
  settings: The ConfigMap settings says that colour is blue
solution: 'TODO: why the solution is right.'
---
TODO: what is there, what is wanted, what must not be changed. Names in \`code\`.

Create the ConfigMap \`settings\` in the Namespace \`shop\`, with the entry \`colour=blue\`.
`

const ja = `---
title: TODO
summary: TODO：課題を1文で書きます。
checks:
  # TODO
  settings: ConfigMap settingsのcolourがblueである
solution: TODO：なぜこの解答でよいのかを書きます。
---
TODO：状況と課題、変更してはならないものを書きます。

Namespace \`shop\`に、\`colour=blue\`という項目を持つConfigMap \`settings\`を作成してください。
`

const solution = `# TODO: commands that pass every check.
kubectl create configmap settings -n shop --from-literal=colour=blue
`

const wrongPlace = `# fails: settings
# TODO: near miss: it is in the wrong Namespace. Name the file after the mistake.
kubectl create configmap settings --from-literal=colour=blue
`

const wrongKind = `# fails: settings
# TODO: another way that looks right: a Secret is not what was asked for.
kubectl create secret generic settings -n shop --from-literal=colour=blue
`

/** A drill that works and is to be rewritten. */
export function scaffoldDrill(): ContentFiles {
  return {
    'drill.yaml': definition,
    'en.md': en,
    'ja.md': ja,
    'solution.sh': solution,
    'wrong/wrong-namespace.sh': wrongPlace,
    'wrong/secret-instead.sh': wrongKind,
  }
}
