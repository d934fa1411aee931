A kube-scheduler with a configuration: profiles, plugins that are off, arguments. Source: "Scheduler Configuration",
pkg/scheduler/apis/config, cmd/kube-scheduler/app/options.

  $ ssh control-plane
  $ cat > /etc/kubernetes/sched.yaml <<'X'
  > apiVersion: kubescheduler.config.k8s.io/v1
  > kind: KubeSchedulerConfiguration
  > clientConnection: {kubeconfig: /etc/kubernetes/scheduler.conf}
  > profiles:
  > - schedulerName: default-scheduler
  >   plugins:
  >     score:
  >       disabled: [{name: PodTopologySpread}, {name: NodeResourcesBalancedAllocation}, {name: ImageLocality}]
  >   pluginConfig:
  >   - name: NodeResourcesFit
  >     args: {scoringStrategy: {type: MostAllocated, resources: [{name: cpu, weight: 1}]}}
  > - schedulerName: ssd-only
  >   plugins: {postFilter: {disabled: [{name: "*"}]}}
  >   pluginConfig:
  >   - name: NodeAffinity
  >     args: {addedAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: disk, operator: Exists}]}]}}}
  > X
  $ cp /etc/kubernetes/manifests/kube-scheduler.yaml good.yaml
  $ sed 's#- --kubeconfig=.*#&\n    - --config=/etc/kubernetes/sched.yaml#; s#^    volumeMounts:#&\n    - {name: conf, mountPath: /etc/kubernetes/sched.yaml, readOnly: true}#; s#^  volumes:#&\n  - {name: conf, hostPath: {path: /etc/kubernetes/sched.yaml, type: File}}#' good.yaml > with.yaml
  $ cp with.yaml /etc/kubernetes/manifests/kube-scheduler.yaml
  $ sleep 40; kubectl get pods -n kube-system -l component=kube-scheduler --no-headers | awk '{print $2, $3}'
  1/1 Running
Its default profile packs.
  $ kubectl create deploy web --image=nginx:1.27 --replicas=4 --dry-run=client -o yaml | kubectl set resources --local -f - --requests=cpu=300m -o yaml | kubectl apply -f -
  deployment.apps/web created
  $ sleep 15; kubectl get pods -l app=web -o custom-columns=N:.spec.nodeName --no-headers | sort | uniq -c | awk '{print $1}'
  4
The other one wants a label that no node has, and looks for nobody to evict.
  $ kubectl run picky --image=nginx:1.27 --overrides='{"spec":{"schedulerName":"ssd-only"}}'
  pod/picky created
  $ sleep 5; kubectl describe pod picky | tail -1
    Warning  FailedScheduling  <age>  ssd-only  0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 node(s) didn't match scheduler-enforced node affinity.
  $ kubectl label node worker-2 disk=ssd
  node/worker-2 labeled
  $ sleep 5; kubectl get pod picky -o jsonpath='{.spec.nodeName}{"\n"}'
  worker-2
Two profiles of one name, a field that nobody knows, a file that is not there.
  $ echo 'crictl logs $(crictl ps -a --name kube-scheduler -q | head -1) 2>&1 | tail -1' > why.sh
  $ sed -i 's#ssd-only#default-scheduler#' /etc/kubernetes/sched.yaml
  $ sed 's#--leader-elect=true#--leader-elect=true\n    - --v=2#' with.yaml > /etc/kubernetes/manifests/kube-scheduler.yaml
  $ sleep 20; bash why.sh
  E<klog> run.go:72] "command failed" err="profiles[1].schedulerName: Duplicate value: \"profiles[0].schedulerName\""
  $ sed -i '/^profiles/,$d' /etc/kubernetes/sched.yaml; echo 'profile: []' >> /etc/kubernetes/sched.yaml
  $ sleep 60; bash why.sh
  E<klog> run.go:72] "command failed" err="strict decoding error: unknown field \"profile\""
  $ sed 's#--config=.*#--config=/etc/kubernetes/other.yaml#' with.yaml > /etc/kubernetes/manifests/kube-scheduler.yaml
  $ sleep 20; bash why.sh
  E<klog> run.go:72] "command failed" err="open /etc/kubernetes/other.yaml: no such file or directory"
As it was.
  $ cp good.yaml /etc/kubernetes/manifests/kube-scheduler.yaml
  $ sleep 40; kubectl run again --image=nginx:1.27
  pod/again created
  $ sleep 5; kubectl get pod again --no-headers | awk '{print $3}'
  Running
