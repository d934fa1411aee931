/**
 * Why an object is not as it should be: the chain from it to the first cause, which is what has to be put
 * right. Data in Kubernetes' own words; sentences are for whoever shows them.
 */
import type { KubeObject, Pod } from '@/lib/cluster/apimachinery/object'
import { type CauseChain, explainCause } from '@/lib/cluster/explain/cause-chain'
import { explainClaim, explainVolume } from '@/lib/cluster/explain/claim'
import { explainDeployment, explainSet } from '@/lib/cluster/explain/deployment'
import { explainIngress } from '@/lib/cluster/explain/ingress'
import { explainCronJob, explainJob } from '@/lib/cluster/explain/jobs'
import { type Link, type ObjectRef, type StateExplanation, sameRef } from '@/lib/cluster/explain/link'
import { explainNode } from '@/lib/cluster/explain/node'
import {
  explainAutoscaler,
  explainCertificate,
  explainGeneric,
  explainNamespace,
} from '@/lib/cluster/explain/others'
import { explainPod } from '@/lib/cluster/explain/pod'
import { explainService } from '@/lib/cluster/explain/service'
import { explainDaemonSet, explainStatefulSet } from '@/lib/cluster/explain/sets'
import { templateLink } from '@/lib/cluster/explain/template'
import { findObject, missing, type Sources, type View } from '@/lib/cluster/explain/view'

export { explainCause }

type Explainer = (view: View, object: never) => Link[]

/** What has words of its own; for all else its conditions are read. */
const EXPLAINERS: Readonly<Record<string, Explainer>> = {
  CertificateSigningRequest: explainCertificate,
  CronJob: explainCronJob,
  DaemonSet: explainDaemonSet,
  Deployment: explainDeployment,
  HorizontalPodAutoscaler: explainAutoscaler,
  Ingress: explainIngress,
  Job: explainJob,
  Namespace: explainNamespace,
  Node: explainNode,
  PersistentVolume: explainVolume,
  PersistentVolumeClaim: explainClaim,
  Pod: explainPod,
  ReplicaSet: (view, object) => explainSet(view, object),
  ReplicationController: (view, object) => explainSet(view, object),
  Service: explainService,
  StatefulSet: explainStatefulSet,
}

/** A view in which what is being explained is not explained again: claims and pods wait for each other. */
export function viewOf(sources: Sources): View {
  const asked: ObjectRef[] = []
  const view: View = {
    ...sources,
    explain(ref) {
      if (asked.some((one) => sameRef(one, ref))) return []
      asked.push(ref)
      return linksOf(view, ref)
    },
  }
  return view
}

function linksOf(view: View, ref: ObjectRef): Link[] {
  const object = findObject(view, ref)
  if (!object) return [missing(view, ref)]
  const explain = EXPLAINERS[ref.kind]
  return explain ? explain(view, object as never) : explainGeneric(view, object)
}

/** @param found what is the matter: what comes before it, and who did it, is added */
export function explained(view: View, object: ObjectRef, found: Link[]): StateExplanation {
  const links = [...found, ...templateLink(view, found.at(-1))]
  let origin: CauseChain | undefined
  // Of what never was nothing is known: then who asked for it. No write stops a component.
  const asked = /^(Component|Host|File)$/.test(links.at(-1)?.object.kind ?? '') ? [] : [...links].reverse()
  for (const link of asked) {
    origin = explainCause(view, link.object, link.field)
    if (origin) break
  }
  return { object, links, ...(origin ? { origin } : {}) }
}

/** The links from an object to what keeps it from being ready; none for one that is as it should be. */
export function explainNotReady(sources: Sources, object: ObjectRef): StateExplanation {
  const view = viewOf(sources)
  return explained(view, object, view.explain(object))
}

/** The links from a pod to what keeps it Pending; none for one in another phase. */
export function explainPending(sources: Sources, ref: Omit<ObjectRef, 'kind'>): StateExplanation {
  const view = viewOf(sources)
  const object: ObjectRef = { kind: 'Pod', ...ref }
  const pod = findObject(view, object) as (KubeObject & Pod) | undefined
  const isPending = !pod || pod.status?.phase === 'Pending'
  return explained(view, object, isPending ? view.explain(object) : [])
}
