import { formatSelector, selectorFromSet } from '@/lib/cluster/apimachinery/labels'
import type { PodTemplate } from '@/lib/cluster/apimachinery/object'
import {
  containerImages,
  containerNames,
  defaultTemplate,
  validateTemplate,
} from '@/lib/cluster/apis/core/pod-template'
import { templateWarnings } from '@/lib/cluster/apis/core/pod-warnings'
import { type Column, defineKind, nameColumn } from '@/lib/cluster/apis/kind'

export const podTemplateKind = defineKind<PodTemplate>({
  group: '',
  version: 'v1',
  kind: 'PodTemplate',
  plural: 'podtemplates',
  singular: 'podtemplate',
  namespaced: true,
  schema: 'v1/PodTemplate',
  createOnUpdate: true,
  hasGeneration: true,
  defaults: (object) => defaultTemplate(object),
  validate: (object, errors) => validateTemplate(object.template, 'template', errors),
  warnings: (object, old) =>
    templateWarnings({ ...object, spec: { template: object.template } }, old, 'template'),
  columns: [
    nameColumn as Column<PodTemplate>,
    { name: 'Containers', value: ({ template }) => containerNames(template) },
    { name: 'Images', value: ({ template }) => containerImages(template) },
    {
      name: 'Pod Labels',
      value: ({ template }) => formatSelector(selectorFromSet(template?.metadata?.labels)) || '<none>',
    },
  ],
})
