Load makes pods, pods make nodes, and both go again.
Source: https://kubernetes.io/docs/concepts/cluster-administration/node-autoscaling/ and pkg/controller/podautoscaler, v1.36

  $ kubectl create deployment shop --image=registry.k8s.io/hpa-example
  deployment.apps/shop created
  $ kubectl set resources deployment shop --requests=cpu=1200m
  deployment.apps/shop resource requirements updated
  $ kubectl expose deployment shop --port=80
  service/shop exposed
  $ kubectl annotate svc shop kubekata.dev/requests-per-second='0s=0 1m=800 15m=0'
  service/shop annotated
  $ kubectl autoscale deployment shop --cpu=60% --min=1 --max=10
  horizontalpodautoscaler.autoscaling/shop autoscaled
  $ advance 50s
  $ kubectl get hpa shop
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  shop  Deployment/shop  cpu: 0%/60%  1  10  1  <age>
  $ advance 1m
  $ kubectl get deploy shop --no-headers | awk '{print $2}'
  6/10
  $ kubectl get pods --no-headers | awk '{print $3}' | sort | uniq -c | sed 's/^ *//'
  4 Pending
  6 Running
  $ kubectl describe hpa shop | grep -o 'New size.*'
  New size: 4; reason: cpu resource utilization (percentage of request) above target
  New size: 8; reason:
  New size: 10; reason:
  $ kubectl describe pods | grep -o 'pod triggered scale-up.*' | sort -u
  pod triggered scale-up: [{workers 0->1 (max: 4)}]
  pod triggered scale-up: [{workers 1->2 (max: 4)}]
  $ advance 3m
  $ kubectl get nodes --no-headers | wc -l
  5
  $ kubectl get pods --no-headers | awk '{print $3}' | sort | uniq -c | sed 's/^ *//'
  10 Running
  $ kubectl top nodes --no-headers | wc -l
  5
  $ kubectl get hpa shop
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  shop  Deployment/shop  cpu: 60%/60%  1  10  10  <age>
  $ advance 18m
  $ kubectl get hpa shop
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  shop  Deployment/shop  cpu: 0%/60%  1  10  1  <age>
  $ advance 15m
  $ kubectl get nodes --no-headers | wc -l
  3
Other targets: a StatefulSet, a ReplicaSet, a ReplicationController, a custom resource; not a DaemonSet.
  $ kubectl delete hpa,deploy,svc --all 2>/dev/null | wc -l
  4
  $ kubectl create -f - <<'END'
  > apiVersion: apps/v1
  > kind: StatefulSet
  > metadata: {name: db}
  > spec:
  >   serviceName: db
  >   selector: {matchLabels: {app: db}}
  >   template:
  >     metadata: {labels: {app: db}}
  >     spec: {containers: [{name: a, image: redis:7, resources: {requests: {cpu: 10m}}}, {name: b, image: registry.k8s.io/hpa-example, resources: {requests: {cpu: 10m}}}]}
  > ---
  > apiVersion: v1
  > kind: ReplicationController
  > metadata: {name: rc}
  > spec:
  >   replicas: 1
  >   template:
  >     metadata: {labels: {app: rc}}
  >     spec: {containers: [{name: a, image: redis:7, resources: {requests: {cpu: 10m}}}]}
  > ---
  > apiVersion: autoscaling/v2
  > kind: HorizontalPodAutoscaler
  > metadata: {name: db}
  > spec:
  >   minReplicas: 1
  >   maxReplicas: 4
  >   scaleTargetRef: {apiVersion: apps/v1, kind: StatefulSet, name: db}
  >   metrics:
  >   - {type: ContainerResource, containerResource: {name: cpu, container: b, target: {type: Utilization, averageUtilization: 5}}}
  > END
  statefulset.apps/db created
  replicationcontroller/rc created
  horizontalpodautoscaler.autoscaling/db created
  $ kubectl autoscale rc rc --min=2 --max=3 --cpu=80%
  horizontalpodautoscaler.autoscaling/rc autoscaled
  $ kubectl autoscale ds kube-proxy -n kube-system --max=3 --cpu=80%
  ! error: cannot autoscale a DaemonSet: could not find scale subresource for apps/v1, Resource=daemonsets in discovery information
  [1]
  $ advance 90s
  $ kubectl get hpa
  NAME  REFERENCE  TARGETS  MINPODS  MAXPODS  REPLICAS  AGE
  db  StatefulSet/db  cpu: 10%/5%  1  4  4  <age>
  rc  ReplicationController/rc  cpu: 30%/80%  2  3  2  <age>
  $ kubectl get sts db --no-headers | awk '{print $2}'
  4/4
  $ kubectl get rc rc --no-headers | awk '{print $2}'
  2
  $ kubectl describe hpa db | grep -E 'resource cpu|New size'
    resource cpu of container "b" on pods  (as a percentage of request):  10% (<age>) / 5%
    Normal  SuccessfulRescale  <age>  horizontal-pod-autoscaler  New size: 2; reason: cpu container resource utilization (percentage of request) above target
    Normal  SuccessfulRescale  <age>  horizontal-pod-autoscaler  New size: 4; reason: cpu container resource utilization (percentage of request) above target
  $ kubectl patch hpa db --type=json -p '[{"op":"replace","path":"/spec/metrics/0/containerResource/container","value":"gone"}]'
  horizontalpodautoscaler.autoscaling/db patched
  $ advance 30s
  $ kubectl describe hpa db | grep -E 'ScalingActive'
    ScalingActive  False  FailedGetContainerResourceMetric  the HPA was unable to compute the replica count: failed to get cpu utilization: did not receive metrics for targeted pods (pods might be unready)
  $ kubectl create -f - <<'END'
  > apiVersion: apiextensions.k8s.io/v1
  > kind: CustomResourceDefinition
  > metadata: {name: fleets.example.com}
  > spec:
  >   group: example.com
  >   scope: Namespaced
  >   names: {kind: Fleet, plural: fleets, singular: fleet}
  >   versions:
  >   - name: v1
  >     served: true
  >     storage: true
  >     subresources: {status: {}, scale: {specReplicasPath: .spec.size, statusReplicasPath: .status.size, labelSelectorPath: .status.selector}}
  >     schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {size: {type: integer}}}, status: {type: object, properties: {size: {type: integer}, selector: {type: string}}}}}}
  > END
  customresourcedefinition.apiextensions.k8s.io/fleets.example.com created
  $ kubectl create -f - <<'END'
  > apiVersion: example.com/v1
  > kind: Fleet
  > metadata: {name: f}
  > spec: {size: 1}
  > END
  fleet.example.com/f created
  $ kubectl autoscale fleet f --min=2 --max=4 --cpu=50%
  horizontalpodautoscaler.autoscaling/f autoscaled
  $ advance 20s
  $ kubectl get fleet f -o jsonpath='{.spec.size}'
  2
  $ advance 20s
  $ kubectl describe hpa f | grep -E 'ScalingActive|SelectorRequired'
    ScalingActive  False  InvalidSelector  the HPA target's scale is missing a selector
    Warning  SelectorRequired  <age> (x2 over <age>)  horizontal-pod-autoscaler  selector is required
