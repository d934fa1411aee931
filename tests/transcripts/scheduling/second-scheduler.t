A second scheduler in a Deployment, as the documentation shows it. Source: "Configure Multiple Schedulers",
pkg/scheduler/eventhandlers.go (responsibleForPod), profile.NewRecorderFactory.

A pod whose scheduler nobody is stays Pending, and nobody says a word.
  $ kubectl run early --image=nginx:1.27 --overrides='{"spec":{"schedulerName":"my-scheduler"}}'
  pod/early created
  $ settle
  $ kubectl describe pod early | sed -n '/^Events/,$p'
  Events:  <none>
  $ kubectl get pod early -o jsonpath='{.status}{"\n"}'
  {"phase":"Pending","qosClass":"BestEffort"}
  $ cat > my.yaml <<'X'
  > apiVersion: v1
  > kind: ServiceAccount
  > metadata: {name: my-scheduler, namespace: kube-system}
  > ---
  > apiVersion: v1
  > kind: ConfigMap
  > metadata: {name: my-scheduler-config, namespace: kube-system}
  > data:
  >   my-scheduler-config.yaml: |
  >     apiVersion: kubescheduler.config.k8s.io/v1
  >     kind: KubeSchedulerConfiguration
  >     profiles:
  >     - schedulerName: my-scheduler
  >     - schedulerName: packing
  >       plugins: {score: {disabled: [{name: "*"}], enabled: [{name: NodeResourcesFit}]}}
  >       pluginConfig:
  >       - name: NodeResourcesFit
  >         args:
  >           scoringStrategy: {type: MostAllocated, resources: [{name: cpu, weight: 1}]}
  >     leaderElection: {leaderElect: false}
  > ---
  > apiVersion: apps/v1
  > kind: Deployment
  > metadata: {name: my-scheduler, namespace: kube-system}
  > spec:
  >   selector: {matchLabels: {component: scheduler}}
  >   template:
  >     metadata: {labels: {component: scheduler}}
  >     spec:
  >       serviceAccountName: my-scheduler
  >       containers:
  >       - name: kube-second-scheduler
  >         image: registry.k8s.io/kube-scheduler:v1.36.2
  >         command: [/usr/local/bin/kube-scheduler, --config=/etc/kubernetes/my-scheduler/my-scheduler-config.yaml]
  >         volumeMounts: [{name: config-volume, mountPath: /etc/kubernetes/my-scheduler}]
  >       volumes: [{name: config-volume, configMap: {name: my-scheduler-config}}]
  > X
  $ kubectl apply -f my.yaml
  serviceaccount/my-scheduler created
  configmap/my-scheduler-config created
  deployment.apps/my-scheduler created
  $ settle
Without rights it does nothing.
  $ kubectl get pod early --no-headers | awk '{print $2, $3}'
  0/1 Pending
  $ kubectl create clusterrolebinding my-scheduler-as-kube-scheduler --clusterrole=system:kube-scheduler --serviceaccount=kube-system:my-scheduler
  clusterrolebinding.rbac.authorization.k8s.io/my-scheduler-as-kube-scheduler created
  $ settle
  $ kubectl get pod early --no-headers | awk '{print $2, $3}'
  1/1 Running
  $ kubectl get events --field-selector reason=Scheduled -o custom-columns=POD:.involvedObject.name,BY:.reportingComponent
  POD  BY
  early  my-scheduler
Its other profile packs; a pod that does not fit hears of it under that name.
  $ kubectl create deploy pack --image=nginx:1.27 --replicas=4 --dry-run=client -o yaml | kubectl set resources --local -f - --requests=cpu=500m -o yaml | sed 's/^    spec:/    spec:\n      schedulerName: packing/' | kubectl apply -f -
  deployment.apps/pack created
  $ settle
  $ kubectl get pods -l app=pack -o custom-columns=N:.spec.nodeName --no-headers | sort | uniq -c | awk '{print $1}'
  4
  $ kubectl run huge --image=nginx:1.27 --overrides='{"spec":{"schedulerName":"packing","containers":[{"name":"c","image":"nginx:1.27","resources":{"requests":{"memory":"1Ti"}}}]}}'
  pod/huge created
  $ settle
  $ kubectl describe pod huge | tail -1
    Warning  FailedScheduling  <age>  packing  0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient memory. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.
Without its Deployment nobody is there again.
  $ kubectl -n kube-system delete deploy my-scheduler
  deployment.apps "my-scheduler" deleted from kube-system namespace
  $ advance 40s
  $ kubectl run late --image=nginx:1.27 --overrides='{"spec":{"schedulerName":"my-scheduler"}}'
  pod/late created
  $ settle
  $ kubectl get pod late --no-headers | awk '{print $2, $3}'
  0/1 Pending
