The vertical pod autoscaler: what it recommends, and what its modes do about it.
Source: https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler/docs

  $ kubectl -n kube-system get deploy -o name | grep vpa
  deployment.apps/vpa-admission-controller
  deployment.apps/vpa-recommender
  deployment.apps/vpa-updater
  $ kubectl get crd -o name | grep autoscaling
  customresourcedefinition.apiextensions.k8s.io/verticalpodautoscalercheckpoints.autoscaling.k8s.io
  customresourcedefinition.apiextensions.k8s.io/verticalpodautoscalers.autoscaling.k8s.io
  $ kubectl explain vpa.spec.updatePolicy.updateMode | grep -A7 FIELD | head -2
  FIELD: updateMode <string>
  ENUM:
  $ cat > hamster.yaml <<'END'
  > apiVersion: apps/v1
  > kind: Deployment
  > metadata: {name: hamster}
  > spec:
  >   replicas: 2
  >   selector: {matchLabels: {app: hamster}}
  >   template:
  >     metadata: {labels: {app: hamster}}
  >     spec:
  >       terminationGracePeriodSeconds: 0
  >       containers:
  >       - name: hamster
  >         image: registry.k8s.io/ubuntu-slim:0.14
  >         resources: {requests: {cpu: 100m, memory: 50Mi}, limits: {cpu: 700m}}
  >         command: ["/bin/sh"]
  >         args: ["-c", "while true; do timeout 0.5s yes >/dev/null; sleep 0.5s; done"]
  > ---
  > apiVersion: autoscaling.k8s.io/v1
  > kind: VerticalPodAutoscaler
  > metadata: {name: hamster-vpa}
  > spec:
  >   targetRef: {apiVersion: apps/v1, kind: Deployment, name: hamster}
  >   updatePolicy: {updateMode: "Off"}
  >   resourcePolicy:
  >     containerPolicies:
  >     - {containerName: '*', minAllowed: {cpu: 100m, memory: 50Mi}, maxAllowed: {cpu: 1, memory: 500Mi}}
  > END
  $ kubectl apply -f hamster.yaml
  deployment.apps/hamster created
  verticalpodautoscaler.autoscaling.k8s.io/hamster-vpa created
  $ kubectl get vpa
  NAME  MODE  CPU  MEM  PROVIDED  AGE
  hamster-vpa  Off  <age>
  $ advance 2m
  $ kubectl get vpa --no-headers | awk '{print $1, $2, $4, $5}'
  hamster-vpa Off 262144k True
  $ kubectl get vpa hamster-vpa -o json | jq -c '.status.recommendation.containerRecommendations[0] | [.containerName, .target, .lowerBound, .upperBound, .uncappedTarget]'
  ["hamster",{"cpu":"587m","memory":"262144k"},{"cpu":"100m","memory":"262144k"},{"cpu":"1","memory":"500Mi"},{"cpu":"587m","memory":"262144k"}]
  $ kubectl get vpa hamster-vpa -o jsonpath='{.status.conditions[*].type}={.status.conditions[*].status}'
  RecommendationProvided=True
  $ kubectl get pods -o json | jq -c '.items[].spec.containers[0].resources.requests'
  {"cpu":"100m","memory":"50Mi"}
  {"cpu":"100m","memory":"50Mi"}
  $ kubectl describe vpa hamster-vpa | grep -A3 Target:
        Target:
          Cpu:  <age>
          Memory:  262144k
        Uncapped Target:
          Cpu:  <age>
          Memory:  262144k
        Upper Bound:
Initial: new pods only.
  $ kubectl patch vpa hamster-vpa --type=merge -p '{"spec":{"updatePolicy":{"updateMode":"Initial"}}}'
  verticalpodautoscaler.autoscaling.k8s.io/hamster-vpa patched
  $ advance 2m
  $ kubectl get pods -o json | jq -c '.items[].spec.containers[0].resources.requests.cpu'
  "100m"
  "100m"
  $ kubectl rollout restart deploy hamster
  deployment.apps/hamster restarted
  $ advance 15s
  $ kubectl get pods -o json | jq -c '.items[].spec.containers[0].resources'
  {"limits":{"cpu":"4109m"},"requests":{"cpu":"587m","memory":"262144k"}}
  {"limits":{"cpu":"4109m"},"requests":{"cpu":"587m","memory":"262144k"}}
  $ kubectl get pods -o json | jq -c '.items[0].metadata.annotations | [.vpaObservedContainers, .vpaUpdates]'
  ["hamster","Pod resources updated by hamster-vpa: container 0: cpu request, memory request, cpu limit"]
Recreate: pods that are outside of the bounds are evicted, half of them at once.
  $ kubectl patch vpa hamster-vpa --type=merge -p '{"spec":{"updatePolicy":{"updateMode":"Off"}}}'
  verticalpodautoscaler.autoscaling.k8s.io/hamster-vpa patched
  $ kubectl rollout restart deploy hamster
  deployment.apps/hamster restarted
  $ advance 15s
  $ kubectl get pods -o json | jq -c '.items[].spec.containers[0].resources.requests.cpu'
  "100m"
  "100m"
  $ kubectl patch vpa hamster-vpa --type=merge -p '{"spec":{"updatePolicy":{"updateMode":"Recreate"}}}'
  verticalpodautoscaler.autoscaling.k8s.io/hamster-vpa patched
  $ advance 65s
  $ kubectl get pods -o json | jq -c '.items[].spec.containers[0].resources.requests.cpu'
  "100m"
  "587m"
  $ advance 60s
  $ kubectl get pods -o json | jq -c '.items[].spec.containers[0].resources.requests.cpu'
  "587m"
  "587m"
  $ kubectl get events --no-headers | grep VPA | cut -c1-200 | sed 's/^[^ ]* *//; s/hamster-[a-z0-9]*-[a-z0-9]*/hamster-X/g' | sort | uniq -c | sed 's/^ *//'
  2 Normal  EvictedByVPA  pod/hamster-X  Pod was evicted by VPA Updater to apply resource recommendation.
  2 Normal  EvictedPod  verticalpodautoscaler/hamster-vpa  VPA Updater evicted Pod default/hamster-X to apply resource recommendation.
InPlaceOrRecreate: without a new pod.
  $ kubectl patch vpa hamster-vpa --type=merge -p '{"spec":{"updatePolicy":{"updateMode":"Off"}}}'
  verticalpodautoscaler.autoscaling.k8s.io/hamster-vpa patched
  $ kubectl rollout restart deploy hamster
  deployment.apps/hamster restarted
  $ advance 15s
  $ kubectl get pods -o name > before
  $ kubectl patch vpa hamster-vpa --type=merge -p '{"spec":{"updatePolicy":{"updateMode":"InPlaceOrRecreate"}}}'
  verticalpodautoscaler.autoscaling.k8s.io/hamster-vpa patched
  $ advance 70s
  $ kubectl get pods -o name | diff - before
  $ kubectl get pods -o json | jq -c '.items[].spec.containers[0].resources.requests.cpu'
  "587m"
  "587m"
  $ kubectl get events --no-headers | grep -c InPlaceResizedByVPA
  2
What is wrong, and what is old.
  $ kubectl patch vpa hamster-vpa --type=merge -p '{"spec":{"updatePolicy":{"updateMode":"Sometimes"}}}'
  ! Error from server: admission webhook "vpa.k8s.io" denied the request: unexpected UpdateMode value Sometimes
  [1]
  $ kubectl patch vpa hamster-vpa --type=merge -p '{"spec":{"updatePolicy":{"updateMode":"Auto"}}}'
  verticalpodautoscaler.autoscaling.k8s.io/hamster-vpa patched
  ! Warning: UpdateMode "Auto" is deprecated and will be removed in a future API version. Use explicit update modes like "Recreate", "Initial", or "InPlaceOrRecreate" instead. See https://github.com/kubernetes/autoscaler/issues/8424 for more details.
  $ kubectl patch vpa hamster-vpa --type=merge -p '{"spec":{"updatePolicy":{"minReplicas":0}}}'
  ! Error from server: admission webhook "vpa.k8s.io" denied the request: minReplicas has to be positive, got 0
  [1]
  $ kubectl patch vpa hamster-vpa --type=merge -p '{"spec":{"targetRef":{"name":"gone"}}}'
  verticalpodautoscaler.autoscaling.k8s.io/hamster-vpa patched
  ! Warning: UpdateMode "Auto" is deprecated and will be removed in a future API version. Use explicit update modes like "Recreate", "Initial", or "InPlaceOrRecreate" instead. See https://github.com/kubernetes/autoscaler/issues/8424 for more details.
  $ advance 65s
  $ kubectl get vpa hamster-vpa -o json | jq -c '.status.conditions[] | [.type, .status, .message]'
  ["ConfigUnsupported","True","Cannot read targetRef. Reason: Deployment default/gone does not exist"]
  ["RecommendationProvided","False",null]
A single pod is left alone; a container may be left out.
  $ kubectl create deployment one --image=nginx:1.27
  deployment.apps/one created
  $ kubectl apply -f - <<'END'
  > apiVersion: autoscaling.k8s.io/v1
  > kind: VerticalPodAutoscaler
  > metadata: {name: one}
  > spec:
  >   targetRef: {apiVersion: apps/v1, kind: Deployment, name: one}
  >   resourcePolicy: {containerPolicies: [{containerName: nginx, controlledResources: [memory]}]}
  > END
  verticalpodautoscaler.autoscaling.k8s.io/one created
  $ advance 3m
  $ kubectl get vpa one -o json | jq -c '[.spec.updatePolicy, .status.recommendation.containerRecommendations[0].target]'
  [null,{"memory":"262144k"}]
  $ kubectl get pods -l app=one -o json | jq -c '.items[].spec.containers[0].resources'
  {}
