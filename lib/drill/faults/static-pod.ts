import { CONTROL_PLANE } from '@/lib/cluster/host/static-manifests'
import { onHost, substitute, wait } from './act'
import { defineFault, type Fault, type FaultText } from './fault'

export const MANIFESTS = '/etc/kubernetes/manifests'
/** Until the kubelet has acted on a manifest, and its container has ended a few times, in seconds. */
export const ACTED = 40

const parameters = { component: CONTROL_PLANE, node: 'control-plane' } as const

/** A fault in the manifest of a part of the control plane, whichever it is. */
const manifestFault = (
  line: (manifest: string, component: string) => string,
  symptom: FaultText,
  repair: FaultText,
): Fault =>
  defineFault({
    parameters,
    steps: ({ component, node }) => [
      onHost(node, line(`${MANIFESTS}/${component}.yaml`, component)),
      wait(ACTED),
    ],
    symptom,
    repair,
  })

export const staticPodFaults = {
  'manifest-moved': defineFault({
    parameters: { ...parameters, to: '/etc/kubernetes' },
    steps: ({ component, node, to }) => [
      onHost(node, `mkdir -p ${to}`, `mv ${MANIFESTS}/${component}.yaml ${to}/`),
      wait(ACTED),
    ],
    symptom: {
      en: 'There is no Pod of {component} any more, and nobody does its work.',
      ja: '{component}のPodがなくなり、その仕事が行われていません。',
    },
    repair: {
      en: `On {node}, move {to}/{component}.yaml back to ${MANIFESTS}.`,
      ja: `{node}で、{to}/{component}.yamlを${MANIFESTS}に戻します。`,
    },
  }),
  'manifest-yaml-broken': manifestFault(
    (manifest) => substitute(manifest, '^spec:', 'spec'),
    {
      en: 'There is no container of {component} any more, not even one that has ended: the kubelet cannot read its manifest.',
      ja: 'kubeletがマニフェストを読めないため、{component}のコンテナが、終了したものも含めて1つもありません。',
    },
    {
      en: `On {node}, mend the YAML of ${MANIFESTS}/{component}.yaml: the colon behind spec is missing.`,
      ja: `{node}で、${MANIFESTS}/{component}.yamlのYAMLを直します。specの後ろのコロンが抜けています。`,
    },
  ),
  'manifest-image-wrong': manifestFault(
    (manifest) =>
      substitute(manifest, '^\\( *image: .*\\):v\\{0,1\\}[0-9.]*\\(-0\\)\\{0,1\\}$', '\\1:v0.0.0'),
    {
      en: 'The Pod of {component} does not start: its image cannot be pulled.',
      ja: 'イメージを取得できないため、{component}のPodが起動しません。',
    },
    {
      en: `On {node}, correct the tag of the image in ${MANIFESTS}/{component}.yaml.`,
      ja: `{node}で、${MANIFESTS}/{component}.yamlのイメージのタグを直します。`,
    },
  ),
  'manifest-command-wrong': manifestFault(
    (manifest, component) => substitute(manifest, `^    - ${component}$`, `    - ${component}d`),
    {
      en: 'The container of {component} ends with StartError: there is no such program in the image.',
      ja: 'イメージにないプログラムを起動しようとして、{component}のコンテナがStartErrorで終わります。',
    },
    {
      en: `On {node}, correct the first word of the command in ${MANIFESTS}/{component}.yaml to {component}.`,
      ja: `{node}で、${MANIFESTS}/{component}.yamlのcommandの先頭を{component}に直します。`,
    },
  ),
  'manifest-flag-unknown': manifestFault(
    (manifest, component) => substitute(manifest, `^    - ${component}$`, '&\\n    - --log-levels=4'),
    {
      en: 'The container of {component} ends again and again; its log says: unknown flag: --log-levels.',
      ja: '{component}のコンテナが終了を繰り返し、ログにはunknown flag: --log-levelsと出ています。',
    },
    {
      en: `On {node}, take the flag --log-levels out of ${MANIFESTS}/{component}.yaml.`,
      ja: `{node}で、${MANIFESTS}/{component}.yamlからフラグ--log-levelsを取り除きます。`,
    },
  ),
}
