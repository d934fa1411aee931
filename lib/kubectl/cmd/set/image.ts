import { defineCommand } from '../../cli/command'
import type { Manifest } from '../../client/rest-client'
import { KubectlError, throwCollected } from '../../errors'
import { quote } from '../../go-format'
import { updateContainers, updatePodSpec } from '../../pod-template'
import type { Info } from '../../resource/resource-finder'
import { mutateAll, mutationOf } from '../mutate'
import { parsePairs, splitPairs } from '../resources-and-pairs'
import { findTargets, SET_FLAGS } from './set-flags'

/** The object with new images; names that no container has are added to `missing`. */
function withImages(info: Info, images: [string, string][], missing: Error[]): Manifest {
  return updatePodSpec(info, (spec) =>
    images.reduce((current, [name, image]) => {
      const fits = (one: string) => name === '*' || one === name
      const result = updateContainers(current, fits, (container) => {
        const { image: _, ...rest } = container
        return image ? { ...container, image } : rest
      })
      if (result.touched.length === 0) {
        missing.push(new KubectlError(`error: unable to find container named ${quote(name)}`))
      }
      return result.spec
    }, spec),
  )
}

export const setImage = defineCommand({
  use: 'image (-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N',
  short: 'Update the image of a pod template',
  examples: `
    # One container of a Deployment
    kubectl set image deployment/shop nginx=nginx:1.28

    # All containers
    kubectl set image deployment/shop '*=nginx:1.28'
  `,
  flags: SET_FLAGS,
  run(context) {
    const { resources, pairs } = splitPairs(context.args, 'image')
    const images = Object.entries(parsePairs(pairs, 'image'))
    const found = findTargets(context, resources)
    if (found.errors.length > 0) throwCollected(found.errors)
    if (images.length === 0) throw new KubectlError('at least one image update is required')
    if (images.length > 1 && images.some(([name]) => name === '*')) {
      throw new KubectlError(
        'all containers are already specified by *, but saw more than one container_name=container_image pairs',
      )
    }
    const how = mutationOf(context, 'image updated', 'failed to patch image update to pod template:')
    mutateAll(context, found, how, (info) => withImages(info, images, found.errors))
  },
})
