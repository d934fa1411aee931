What keeps a node: budgets, pods that nothing would make anew, annotations; and what does not.
Source: https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md#what-types-of-pods-can-prevent-ca-from-removing-a-node

  $ cat > web.yaml <<'END'
  > apiVersion: apps/v1
  > kind: Deployment
  > metadata: {name: web}
  > spec:
  >   replicas: 5
  >   selector: {matchLabels: {app: web}}
  >   template:
  >     metadata: {labels: {app: web}}
  >     spec:
  >       affinity:
  >         podAntiAffinity:
  >           requiredDuringSchedulingIgnoredDuringExecution:
  >           - {topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {app: web}}}
  >       containers: [{name: web, image: nginx:1.27, resources: {requests: {cpu: 100m}}}]
  > END
  $ kubectl apply -f web.yaml
  deployment.apps/web created
  $ advance 90s
  $ kubectl get nodes --no-headers | wc -l
  6
  $ kubectl get pods -o wide --no-headers | awk '{print $7}' | sort | uniq -c | awk '{print $1}' | sort -u
  1
  $ kubectl get pdb
  ! No resources found in default namespace.
  $ kubectl create pdb web --selector=app=web --min-available=3
  poddisruptionbudget.policy/web created
  $ kubectl patch deploy web --type=json -p '[{"op":"remove","path":"/spec/template/spec/affinity"},{"op":"replace","path":"/spec/replicas","value":3}]'
  deployment.apps/web patched
  $ advance 30s
  $ kubectl get nodes -l kubekata.dev/node-group -o name | sed -n 1p > one; kubectl get nodes -l kubekata.dev/node-group -o name | sed -n 2p > two; kubectl get nodes -l kubekata.dev/node-group -o name | sed -n 3p > three; cat one two three | wc -l
  3
  $ kubectl annotate $(cat one) cluster-autoscaler.kubernetes.io/scale-down-disabled=true | sed 's/-[a-z0-9]* / /'
  node/workers annotated
  $ kubectl run alone --image=nginx:1.27 --overrides="{\"spec\":{\"nodeName\":\"$(cut -d/ -f2 two)\"}}"
  pod/alone created
  $ advance 13m
  $ kubectl get $(cat one two) --no-headers | wc -l
  2
  $ kubectl get $(cat three) 2>&1 | grep -c NotFound
  1
  $ kubectl annotate pod alone cluster-autoscaler.kubernetes.io/safe-to-evict=true
  pod/alone annotated
  $ kubectl get pods -o wide | grep -c $(cut -d/ -f2 two)
  3
  $ advance 11m
  $ kubectl get $(cat two) 2>&1 | grep -c NotFound
  0
  [1]
  $ kubectl delete pdb web
  poddisruptionbudget.policy "web" deleted from default namespace
  $ advance 11m
  $ kubectl get pod alone 2>&1
  Error from server (NotFound): pods "alone" not found
  [1]
  $ kubectl get $(cat one) --no-headers | wc -l
  1
  $ kubectl get $(cat two) 2>&1 | grep -c NotFound
  1
  $ kubectl get events --no-headers | grep -c 'deleting pod for node scale down'
  3
The autoscaler itself has to run.
  $ kubectl -n kube-system scale deploy cluster-autoscaler --replicas=0
  deployment.apps/cluster-autoscaler scaled
  $ kubectl annotate $(cat one) cluster-autoscaler.kubernetes.io/scale-down-disabled- | sed 's/-[a-z0-9]* / /'
  node/workers annotated
  $ advance 20m
  $ kubectl get $(cat one) --no-headers | wc -l
  1
